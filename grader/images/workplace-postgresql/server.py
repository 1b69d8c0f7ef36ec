"""The workplace's own PostgreSQL server, on a copy of the cluster that the image brings."""

import os
import shutil
import subprocess
import time
from typing import Any

import psycopg2

BIN = "/usr/lib/postgresql/15/bin"
SOCKET = "/tmp"  # noqa: S108 - the workplace's own memory file system
CLUSTER = f"{SOCKET}/cluster"
PATIENCE_S = 30.0
PAUSE_S = 0.02


def start() -> None:
    """Copy the cluster and start the server in a session of its own."""
    shutil.copytree("/opt/cluster", CLUSTER)
    os.chmod(CLUSTER, 0o700)
    nothing = subprocess.DEVNULL
    subprocess.Popen(  # noqa: S603 - the image's own server
        [f"{BIN}/postgres", "-D", CLUSTER],
        stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True,
    )  # fmt: skip


def connected(database: str, role: str) -> Any:
    """Return a connection, once the server takes one; raises psycopg2.Error where it never does."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection = psycopg2.connect(host=SOCKET, dbname=database, user=role)
        except psycopg2.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(PAUSE_S)
        else:
            connection.autocommit = True
            return connection
