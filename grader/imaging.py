"""Build the grading images that are missing; a changed file gives an image a new name."""

import io
import tarfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

import docker
from docker.errors import BuildError, ImageNotFound

from assessment.domain.revisions import read_files
from grader import selftest
from grader.containers import engine_errors
from grader.images import EXAMINER, FOLDER, TOOLCHAIN, parts, tag
from grader.languages import adapter, installed
from grader.languages.language import Language
from grader.sandbox import SandboxError

AT_ONCE = 3
LONGEST_VERSION = 100


def needed(languages: Iterable[str]) -> list[str]:
    """Return the names of the images that grading in these languages takes."""
    return [EXAMINER, *sorted({adapter(language).image for language in languages})]


def missing(client: docker.DockerClient, names: Iterable[str]) -> list[str]:
    """Return those of the images that are not there as they are defined now, and proved."""
    return [name for name in names if not _stands(client, name)]


def build(client: docker.DockerClient, name: str) -> str:
    """Build one image and return its full name; raises SandboxError with the builder's words.

    What its toolchain is, it says on a label, so that no grading has to ask.
    """
    if _labels(client, tag(name)) is None:
        _make(client, name, _context(name), custom_context=True)
    for language in installed().values():
        if language.image == name:
            version = _proved(client, language)
            _make(client, name, io.BytesIO(_labelled(tag(name), version)))
    return tag(name)


def toolchains(client: docker.DockerClient) -> dict[str, str]:
    """Return language -> what its image says of its toolchain, for every image there is."""
    with engine_errors("listing the grading images"):
        found = client.api.images(filters={"label": TOOLCHAIN})
    told = {name: one["Labels"][TOOLCHAIN] for one in found for name in one["RepoTags"] or ()}
    names = {language.name: tag(language.image) for language in installed().values()}
    return {name: told[image] for name, image in names.items() if image in told}


def _make(client: docker.DockerClient, name: str, recipe: io.BytesIO, **options: Any) -> None:  # noqa: ANN401 - the library's own
    with engine_errors(f"building the image {name}"):
        try:
            client.images.build(fileobj=recipe, tag=tag(name), rm=True, forcerm=True, **options)
        except BuildError as error:
            said = "".join(line.get("stream", "") for line in error.build_log)[-1000:]
            raise SandboxError(f"the image {name} does not build: {error}: {said}") from error


def _proved(client: docker.DockerClient, language: Language) -> str:
    """Return the version that a toolchain tells; an image that does not work is taken back.

    It must not stand for the language.
    """
    try:
        return selftest.check(client, language)
    except SandboxError:
        client.images.remove(tag(language.image), noprune=True)
        raise


def _labelled(image: str, version: str) -> bytes:
    """Return the recipe of the image that says its version, in signs that a recipe takes as they are."""
    told = "".join(sign for sign in version if sign.isprintable() and sign not in '"\\$')
    return f'FROM {image}\nLABEL {TOOLCHAIN}="{told[:LONGEST_VERSION]}"\n'.encode()


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


def _stands(client: docker.DockerClient, name: str) -> bool:
    labels = _labels(client, tag(name))
    return labels is not None and (name == EXAMINER or TOOLCHAIN in labels)


def _labels(client: docker.DockerClient, image: str) -> dict[str, str] | None:
    with engine_errors(f"looking for the image {image}"):
        try:
            found: dict[str, str] = client.images.get(image).labels
        except ImageNotFound:
            return None
        return found


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
