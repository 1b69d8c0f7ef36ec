"""Whether a language's toolchain answers, asked under the very confinement it will work in."""

import base64
import json
import secrets
from typing import Any

import docker

from assessment.domain.exercises import Kind, Limits
from assessment.domain.revisions import read_files
from grader.containers import DockerWorkplace, create_workplace, remove
from grader.images import FOLDER
from grader.languages.language import Language
from grader.sandbox import ClosedError, SandboxError

PATIENCE_S = 60.0
GREETING = b"hello\n"


def check(client: docker.DockerClient, language: Language) -> str:
    """Return the version that the toolchain tells; raises SandboxError where it does not work.

    The program in the image's `hello` folder is built, where that is due, and run.
    """
    owner = f"selftest-{secrets.token_hex(4)}"
    container = create_workplace(client, language, Limits(), owner)
    try:
        return _answer(DockerWorkplace(client, container, owner), language)
    except (KeyError, ClosedError, TimeoutError) as error:
        raise SandboxError(
            f"the toolchain of {language.name} does not answer: {error}", permanent=True
        ) from error
    finally:
        remove(client, container)


def _answer(workplace: DockerWorkplace, language: Language) -> str:
    try:
        version = str(_ask(workplace, {"op": "version"})["value"])
        sample = read_files(FOLDER / language.image / "hello")
        if sample:
            _greet(workplace, language, sample)
        return version
    finally:
        workplace.channel.close()


def _greet(workplace: DockerWorkplace, language: Language, sample: dict[str, bytes]) -> None:
    sources = language.sources(sample)
    packed = {name: base64.b64encode(data).decode() for name, data in sample.items()}
    limits = Limits().model_dump()
    _ask(workplace, {"op": "setup", "files": packed, "limits": limits, "sources": sources})
    faults = _ask(workplace, {"op": "check", "files": sources, "kind": Kind.PROGRAM.value})
    run: dict[str, Any] = {"op": "run", "module": None, "argv": [], "stdin": "", "files": {}}
    answer = _ask(workplace, {**run, "program": sources[0]})
    if base64.b64decode(answer.get("stdout", "")) != GREETING:
        raise SandboxError(
            f"the toolchain of {language.name} does not work here: {faults}, {answer}",
            permanent=True,
        )


def _ask(workplace: DockerWorkplace, message: dict[str, Any]) -> dict[str, Any]:
    workplace.channel.send({"n": 0, "q": 0, "m": message}, PATIENCE_S)
    frame = workplace.channel.receive(PATIENCE_S)
    if frame is None:
        raise TimeoutError(f"nothing came for {PATIENCE_S:.0f} s after {message['op']}")
    answer: dict[str, Any] = json.loads(frame)["r"]
    return answer
