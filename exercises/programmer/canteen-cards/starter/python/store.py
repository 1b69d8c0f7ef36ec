"""The database: cards and movements, in the file canteen.db."""

import sqlite3

DATABASE = "canteen.db"


def connect():
    return sqlite3.connect(DATABASE)
