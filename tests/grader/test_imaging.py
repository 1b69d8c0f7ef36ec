"""Grading images: only what is needed is built, and a toolchain that is silent is refused."""

import shutil

import pytest

from grader import images, imaging, languages, selftest
from grader.containers import connect, owned
from grader.imaging import build, build_missing, missing, needed
from grader.languages import installed
from grader.languages.language import Language
from grader.sandbox import SandboxError

pytestmark = [pytest.mark.docker, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def client():
    made = connect()
    build_missing(made, print)
    yield made
    made.close()


def test_only_the_images_of_the_languages_in_use_are_needed():
    assert needed(["python", "python"]) == ["examiner", "workplace-python"]
    assert needed([]) == ["examiner"]


def test_a_language_nobody_installed_is_refused_by_its_name():
    with pytest.raises(
        SandboxError, match=r"No adapter for the language cobol; installed are .*python"
    ):
        needed(["cobol"])


def test_a_toolchain_tells_its_version_under_confinement(client, monkeypatch):
    monkeypatch.setattr(selftest.secrets, "token_hex", lambda _bytes: "once")

    assert selftest.check(client, installed()["python"]).startswith("Python 3.")
    assert not owned(client, owner="selftest-once")


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("language.py", 'VERSION = ("/bin/false",)\n', "mute"),
        ("hello/main.py", 'print("good day")\n', "mute does not work here"),
    ],
    ids=["no version", "another greeting"],
)
def test_an_image_whose_toolchain_does_not_work_is_not_kept(
    client, tmp_path, monkeypatch, file, content, said
):
    folder = tmp_path / "images"
    shutil.copytree(images.FOLDER, folder)
    (folder / "workplace-python").rename(folder / "workplace-mute")
    recipe = folder / "workplace-mute" / "Dockerfile"
    recipe.write_text(recipe.read_text().replace("workplace-python", "workplace-mute"))
    source = folder / "workplace-mute" / file
    source.write_text(content if file.startswith("hello") else source.read_text() + content)
    for module in (images, imaging, selftest):
        monkeypatch.setattr(module, "FOLDER", folder)
    mute = {"mute": Language("mute")}
    monkeypatch.setattr(imaging, "installed", lambda: mute)
    monkeypatch.setitem(
        languages.language.LANGUAGES, "mute", languages.language.LANGUAGES["python"]
    )
    images.tag.cache_clear()

    with pytest.raises(SandboxError, match=said):
        build(client, "workplace-mute")

    assert missing(client, ["workplace-mute"]) == ["workplace-mute"]
    images.tag.cache_clear()


def test_an_image_says_the_version_of_its_toolchain_and_needs_not_be_asked(client):
    told = imaging.toolchains(client)["python"]

    assert told == selftest.check(client, installed()["python"])


def test_an_image_that_does_not_say_its_version_yet_is_proved_and_not_made_anew(
    client, monkeypatch
):
    before = client.images.get(images.tag("workplace-python")).history()
    monkeypatch.setattr(imaging, "TOOLCHAIN", "be.proeve.test")
    monkeypatch.setattr(imaging, "tag", lambda name: f"{images.tag(name)}-unlabelled")
    monkeypatch.setattr(imaging.selftest, "check", lambda *_asked: 'Mute "$(rm)" \\ 1.2\n')
    unlabelled = imaging.tag("workplace-python")
    client.images.get(images.tag("workplace-python")).tag(unlabelled)
    assert missing(client, ["workplace-python"]) == ["workplace-python"]

    build(client, "workplace-python")

    found = client.images.get(unlabelled)
    after = found.history()
    client.images.remove(unlabelled, noprune=True)
    assert found.labels["be.proeve.test"] == "Mute (rm)  1.2"
    assert len(after) == len(before) + 1
