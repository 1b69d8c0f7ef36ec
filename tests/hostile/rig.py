"""The exercises that every case is played against, and the containers, which are watched."""

import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field

from assessment.domain.exercises import read_exercise
from grader.containers import connect, engine_errors, owned, remove
from grader.docker_sandbox import DockerSandbox
from grader.imaging import build_missing
from tests.support.packages import MANIFEST, write_package

LANGUAGES = (
    "python", "javascript", "typescript", "java", "csharp", "php", "c", "cpp", "go", "bash",
)  # fmt: skip
LIMITS = """
[limits]
cpu_s = 1.5
wall_s = 4
memory_mb = 64
processes = 16
output_kb = 1024
disk_mb = 8
files = 100
"""
HEAD = 'import random\n\nimport pytest\n\nSECRET = "{canary}"\n\n\n'
SEEN = '@pytest.mark.indicator("PRG-1.1")\ndef test_seen({given}):\n    {two}\n'
DRAWN = (
    '\n\n@pytest.mark.indicator("PRG-1.2")\ndef test_drawn({given}, seed):\n'
    "    number = random.Random(seed).randrange(3, 10**6)\n    {drawn}\n"
)
PYTHON_ALONE = """

@pytest.mark.indicator("PRG-1.2")
@pytest.mark.parametrize("number", [-3, 10**30])
def test_others(number):
    assert twice(number) == number + number


@pytest.mark.indicator("PRG-1.2")
def test_a_float_is_close():
    assert twice(0.1) == pytest.approx(0.2)
"""
ASKED = {
    "function": ("", "from sums import twice\n\n", "assert twice({}) == {} * 2"),
    "program": (
        "candidate", "", 'assert candidate.run(stdin=f"{{{}}}\\n").stdout.split() == [str({} * 2)]',
    ),
    "files": (
        "candidate", "",
        'assert candidate.run(stdin=f"{{{}}}\\n").files["out.txt"].split() == [b"%d" % ({} * 2)]',
    ),
}  # fmt: skip
"""By kind of case: what a check is given, what the suite imports, and what is asked of a number."""


def canary():
    """Return a token that stands in one place, and may be seen nowhere else."""
    return f"CANARY-{secrets.token_hex(16)}"


def exercise_of(root, kind, language):
    """Write and read the exercise for cases of this kind in this language; its suite is marked."""
    given, imports, asked = ASKED[kind]
    head = HEAD.format(canary=canary()).replace("\n\nSECRET", f"\n\n{imports}SECRET", 1)
    drawn = DRAWN.format(given=given or "seed", drawn=asked.format("number", "number"))
    drawn = drawn.replace("(seed, seed)", "(seed)")
    alone = PYTHON_ALONE if (kind, language) == ("function", "python") else ""
    manifest = MANIFEST.replace('"python"', f'"{language}"')
    manifest = manifest.replace('"function"', '"function"' if kind == "function" else '"program"')
    return read_exercise(
        write_package(
            root / kind / language,
            "twice",
            exercise_DOT_toml=manifest + LIMITS,
            starter__python__double_DOT_py=None,
            **{f"starter__{language}__readme_DOT_txt": "Begin.\n"},
            visible__test_visible_DOT_py=head + SEEN.format(given=given, two=asked.format(2, 2)),
            hidden__test_hidden_DOT_py=head + drawn.strip("\n") + "\n" + alone,
        )
    )


@dataclass
class Look:
    """What is seen of one workplace from outside, right before it is removed."""

    id: str
    layer_bytes: int
    log: str
    mounts: list = field(default_factory=list)


class WatchedSandbox(DockerSandbox):
    """A sandbox that looks at every workplace before it goes, and knows which there were."""

    def __init__(self, client, owner):
        super().__init__(client, owner)
        self.looks = []

    def _use(self, container_id):
        workplace = super()._use(container_id)
        remove = workplace.kill

        def kill():
            if container_id not in {look.id for look in self.looks}:
                self.looks.append(self._look(container_id))
            remove()

        workplace.kill = kill
        return workplace

    def _look(self, container_id):
        url = f"{self.client.api.base_url}/v1.41/containers/{container_id}/json"
        with engine_errors("looking at a container"):
            found = self.client.api.get(url, params={"size": "true"}).json()
        return Look(container_id, found.get("SizeRw", 0), found["LogPath"], found["Mounts"])


@contextmanager
def opened(purpose, languages):
    """Make sure of the images, and give a watched sandbox of which nothing is left at the end."""
    client = connect()
    build_missing(client, print, languages)
    made = WatchedSandbox(client, owner=f"{purpose}-{secrets.token_hex(4)}")
    try:
        yield made
    finally:
        made.close()
        left = owned(client, owner=made.owner)
        for container in left:
            remove(client, str(container.id))
        client.close()
    assert not left
