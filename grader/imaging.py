"""Build the grading images that are missing; a changed file gives an image a new name."""

import io
import tarfile
from collections.abc import Callable

import docker
from docker.errors import BuildError, ImageNotFound

from grader.containers import engine_errors
from grader.images import FOLDER, NAMES, tag
from grader.sandbox import SandboxError


def missing(client: docker.DockerClient) -> list[str]:
    """Return the names of the images that are not there as they are defined now."""
    return [name for name in NAMES if not _exists(client, tag(name))]


def build(client: docker.DockerClient, name: str) -> str:
    """Build one image and return its full name; raises SandboxError with the builder's words."""
    with engine_errors(f"building the image {name}"):
        try:
            client.images.build(
                fileobj=_context(name), custom_context=True, tag=tag(name), rm=True, forcerm=True
            )
        except BuildError as error:
            said = "".join(line.get("stream", "") for line in error.build_log)[-1000:]
            raise SandboxError(f"the image {name} does not build: {error}: {said}") from error
    return tag(name)


def build_missing(client: docker.DockerClient, tell: Callable[[str], None]) -> None:
    """Build what is missing and tell of each image before it is built."""
    for name in missing(client):
        tell(f"building the grading image {name}")
        build(client, name)


def _exists(client: docker.DockerClient, image: str) -> bool:
    with engine_errors(f"looking for the image {image}"):
        try:
            client.images.get(image)
        except ImageNotFound:
            return False
        return True


def _context(name: str) -> io.BytesIO:
    """Pack what the image is made of, with its Dockerfile in front."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.add(FOLDER / name / "Dockerfile", "Dockerfile")
        for part in ("shared", name):
            for path in sorted((FOLDER / part).glob("*.py")):
                archive.add(path, f"{part}/{path.name}")
    packed.seek(0)
    return packed
