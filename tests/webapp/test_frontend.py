"""What the site serves is what its sources give, and nothing of it points elsewhere."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from webapp.desks import TEXTS

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "webapp" / "frontend"
STATIC = ROOT / "webapp" / "static"
BUILT = ("dist", "fonts", "vendor")
REMOTE = re.compile(r"""(?:src|href|url|import|fetch)\s*[=(]\s*["'`]?(?:https?:)?//\w""")


def built_files(folder):
    found = [path for part in BUILT for path in (folder / part).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def node():
    """Node and the packages: what only someone who changes the frontend needs to have."""
    program = shutil.which("node")
    if not program or not (FRONTEND / "node_modules").is_dir():
        return None
    return program


def test_building_again_gives_the_very_files_that_are_served(node, tmp_path):
    if node:
        done = subprocess.run(
            [node, "build.mjs", str(tmp_path)], cwd=FRONTEND, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        assert built_files(tmp_path) == built_files(STATIC)
    assert built_files(STATIC).keys() >= {"dist/exam.js", "dist/exam.css", "dist/site.js"}


def test_no_source_was_changed_without_a_build():
    lines = (STATIC / "dist" / "SOURCES.txt").read_text(encoding="utf-8").splitlines()
    recorded = {name: digest for digest, name in (line.split("  ") for line in lines)}
    present = {f"src/{path.name}" for path in (FRONTEND / "src").iterdir()}

    assert {name for name in recorded if name.startswith("src/")} == present
    for name, digest in recorded.items():
        assert hashlib.sha256((FRONTEND / name).read_bytes()).hexdigest() == digest, name


def test_the_scripts_pass_their_own_tests(node):
    assert list((FRONTEND / "tests").glob("*.test.js"))
    if node:
        done = subprocess.run(
            [node, "--test", "tests/"], cwd=FRONTEND, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout


def test_the_lock_file_names_no_address():
    lock = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: entry for path, entry in lock["packages"].items() if path}

    assert packages
    assert not [path for path, entry in packages.items() if "resolved" in entry]
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_every_version_is_pinned():
    manifest = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    wanted = manifest["dependencies"] | manifest["devDependencies"]

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_nothing_that_is_served_is_loaded_from_elsewhere():
    texts = {
        name: data.decode()
        for name, data in built_files(STATIC).items()
        if name.endswith((".js", ".css"))
    }

    assert not {name for name, text in texts.items() if REMOTE.search(text)}
    assert not {name for name, text in texts.items() if "sourceMappingURL" in text}


def test_the_exam_page_needs_no_eval():
    assert not re.search(r"\beval\(|new Function\(", (STATIC / "dist" / "exam.js").read_text())


def test_every_font_is_there_with_its_licence():
    sheet = (STATIC / "fonts" / "fonts.css").read_text(encoding="utf-8")
    named = set(re.findall(r'url\("([^"]+)"\)', sheet))

    assert named == {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    assert sheet.count("font-display: swap") == len(named) == 8
    for family in ("ibm-plex-sans", "jetbrains-mono"):
        licence = (STATIC / "fonts" / f"{family}-LICENSE.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence


def test_modules_stay_small_and_say_what_they_are():
    for path in sorted((FRONTEND / "src").glob("*.js")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("// "), path.name
        assert len(lines) < 200, path.name


def test_every_sentence_of_the_scripts_can_be_translated():
    source = (FRONTEND / "src" / "texts.js").read_text(encoding="utf-8")
    sentences = dict(re.findall(r'^  (\w+): "(.*)",$', source, flags=re.MULTILINE))

    assert len(sentences) > 50
    assert {key: str(text) for key, text in TEXTS.items()} == sentences
