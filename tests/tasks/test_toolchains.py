"""What workers tell of the languages' toolchains, and what candidates read of it."""

import pytest

from assessment.domain.programming import LANGUAGES
from tasks import signs

TOLD = {
    "bash": ("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)", "5.2.15"),
    "c": ("gcc (Debian 12.2.0-14+deb12u1) 12.2.1", "gcc 12.2.1"),
    "cpp": ("g++ (Debian 12.2.0-14+deb12u1) 12.2.1", "g++ 12.2.1"),
    "csharp": ("Mono JIT compiler version 6.8.0.105 (Debian 6.8.0.105+dfsg-3.3)", "Mono 6.8.0.105"),
    "go": ("compile version go1.19.8", "1.19.8"),
    "java": ('openjdk version "17.0.21.1" 2026-11-17', "OpenJDK 17.0.21.1"),
    "javascript": ("v18.20.4", "Node.js 18.20.4"),
    "php": ("PHP 8.2.36 (cli) (built: Nov 18 2026 20:02:04) (NTS)", "8.2.36"),
    "postgresql": ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)", "15.20"),
    "python": ("Python 3.11.2", "3.11.2"),
    "sqlite": ("SQLite 3.40.1", "3.40.1"),
    "typescript": ("Version 4.8.4", "4.8.4"),
}


def test_there_is_a_sample_of_every_language():
    assert TOLD.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("name", TOLD)
def test_candidates_read_the_tool_and_its_number_alone(name):
    told, short = TOLD[name]

    assert LANGUAGES[name].toolchain(told) == short


@pytest.mark.parametrize("told", ["", "unknown", "version 5", "<script>"])
def test_where_no_number_is_told_there_is_none(told):
    assert LANGUAGES["java"].toolchain(told) == ""


def test_what_a_worker_told_is_found_until_nobody_says_it_again(redis):
    signs.tell_toolchains(redis, {"python": "Python 3.11.2"})
    signs.tell_toolchains(redis, {"go": "compile version go1.19.8"})
    signs.tell_toolchains(redis, {})

    assert signs.toolchain(redis, "python") == "Python 3.11.2"
    assert signs.toolchain(redis, "java") == ""
    assert 0 < redis.ttl(signs.TOOLCHAINS) <= signs.TOLD_FOR_S


def test_what_is_too_long_or_no_text_is_cut(redis):
    redis.hset(signs.TOOLCHAINS, "python", b"\xff" * 1000)

    assert len(signs.toolchain(redis, "python")) == signs.LONGEST_TOLD
