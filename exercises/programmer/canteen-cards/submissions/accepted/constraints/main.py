"""Canteen cards in one thread: the balance stands beside the card, the database holds the rules."""

import os
from http.server import HTTPServer

from canteen import Canteen
from routes import handler

if __name__ == "__main__":
    canteen = Canteen("canteen.db")
    HTTPServer(("0.0.0.0", int(os.environ["PORT"])), handler(canteen)).serve_forever()
