"""Build the grading images that are missing; a changed file gives an image a new name."""

import io
import tarfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed

import docker
from docker.errors import BuildError, ImageNotFound

from assessment.domain.revisions import read_files
from grader import selftest
from grader.containers import engine_errors
from grader.images import EXAMINER, FOLDER, parts, tag
from grader.languages import adapter, installed
from grader.sandbox import SandboxError

AT_ONCE = 3


def needed(languages: Iterable[str]) -> list[str]:
    """Return the names of the images that grading in these languages takes."""
    return [EXAMINER, *sorted({adapter(language).image for language in languages})]


def missing(client: docker.DockerClient, names: Iterable[str]) -> list[str]:
    """Return those of the images that are not there as they are defined now."""
    return [name for name in names if not _exists(client, tag(name))]


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
    _refuse_what_does_not_work(client, name)
    return tag(name)


def _refuse_what_does_not_work(client: docker.DockerClient, name: str) -> None:
    """Take an image back whose toolchain does not answer: it must not stand for the language."""
    found = [language for language in installed().values() if language.image == name]
    try:
        for language in found:
            selftest.check(client, language)
    except SandboxError:
        client.images.remove(tag(name), noprune=True)
        raise


def build_missing(
    client: docker.DockerClient,
    tell: Callable[[str], None],
    languages: Iterable[str] = ("python",),
) -> None:
    """Build what is missing for these languages, side by side, and tell how far it is."""
    absent = missing(client, needed(languages))
    if not absent:
        return
    tell(f"building {len(absent)} grading images: {', '.join(absent)}")
    with ThreadPoolExecutor(AT_ONCE) as builders:
        begun = {builders.submit(build, client, name): name for name in absent}
        for done, job in enumerate(as_completed(begun), start=1):
            job.result()
            tell(f"built {begun[job]} ({done} of {len(absent)})")


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
        for part in parts(name):
            for path, data in read_files(FOLDER / part).items():
                entry = tarfile.TarInfo(f"{part}/{path}")
                entry.size, entry.mode = len(data), 0o644
                archive.addfile(entry, io.BytesIO(data))
    packed.seek(0)
    return packed
