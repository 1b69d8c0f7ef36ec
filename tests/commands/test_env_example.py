"""The example of the environment: every setting is in it, with the default that holds."""

from pathlib import Path

import pytest

from assessment.settings import ROOT, Settings

PREFIX = "PROEVE_"
EXAMPLE = ROOT / ".env.example"


def entries():
    """Yield (name, value, whether it is commented out)."""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.removeprefix("#").partition("=")
        if equals and name.startswith(PREFIX) and " " not in name:
            yield name.removeprefix(PREFIX).lower(), value, line.startswith("#")


def test_every_setting_is_there_once():
    names = [name for name, _, _ in entries()]

    assert sorted(names) == sorted(Settings.model_fields)


def test_every_value_is_the_default(monkeypatch):
    for name, value, commented in entries():
        if not commented:
            monkeypatch.setenv(PREFIX + name.upper(), value)

    assert Settings().model_dump() == Settings.model_construct().model_dump()
    assert any(not commented for _, _, commented in entries())


@pytest.mark.parametrize("name", [name for name, _, commented in entries() if commented])
def test_what_is_commented_out_has_no_default_or_one_that_depends_on_the_machine(name):
    default = Settings.model_fields[name].default
    plain = default.get_secret_value() if hasattr(default, "get_secret_value") else default

    assert plain == "" or (isinstance(plain, Path) and plain.is_relative_to(ROOT))
