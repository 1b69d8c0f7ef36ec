"""What a site on one machine gets when it is not told otherwise."""

import stat

import pytest

from assessment.settings import Settings
from commands import embedded_redis, local


def test_every_gap_is_filled(tmp_path):
    settings = local.complete(Settings(), port=8123, state=tmp_path)

    assert settings.public_url == "http://127.0.0.1:8123"
    assert settings.database_url == f"sqlite:///{tmp_path}/proeve.db"
    assert settings.redis_url.startswith("unix://")
    assert len(settings.secret_key.get_secret_value()) >= 32


def test_what_is_set_is_kept(tmp_path):
    told = Settings(
        public_url="http://localhost:9",
        redis_url="redis://:p@queue",
        database_url="postgresql://u@h/d",
        secret_key="k" * 40,
    )

    settings = local.complete(told, state=tmp_path)

    assert settings.public_url == "http://localhost:9"
    assert settings.redis_url == "redis://:p@queue"
    assert settings.database_url == "postgresql://u@h/d"
    assert settings.secret_key.get_secret_value() == "k" * 40
    assert not (tmp_path / local.KEY_FILE).exists()


def test_the_key_outlives_a_restart_and_nobody_else_reads_it(tmp_path):
    first = local.complete(Settings(), state=tmp_path).secret_key
    second = local.complete(Settings(), state=tmp_path).secret_key

    assert first == second
    assert stat.S_IMODE((tmp_path / local.KEY_FILE).stat().st_mode) == 0o600


def test_a_child_process_reads_the_same_settings(tmp_path, monkeypatch):
    settings = local.complete(Settings(), port=8123, state=tmp_path)
    for name, value in local.environment(settings).items():
        monkeypatch.setenv(name, value)

    assert local.complete(Settings()) == settings


@pytest.mark.parametrize("depth", [1, 30])
def test_the_embedded_redis_keeps_its_data_behind_a_private_socket(tmp_path, depth):
    state = tmp_path.joinpath(*["folder"] * depth)

    command = embedded_redis.command(state)
    socket = embedded_redis.socket_path(state)

    assert command[command.index("--appendonly") + 1] == "yes"
    assert command[command.index("--port") + 1] == "0"
    assert len(str(socket)) <= embedded_redis.LONGEST_SOCKET_PATH
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    if depth > 1:
        socket.parent.rmdir()
