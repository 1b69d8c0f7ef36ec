"""Archives as values: packed reproducibly, unpacked without trust."""

import io
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from assessment.domain.errors import InvalidInputError

MOST_FILES = 2000
EPOCH = (1980, 1, 1, 0, 0, 0)
ENCRYPTED = 0x1


class ArchiveError(InvalidInputError):
    """An archive cannot be taken in."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files; equal files give equal bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(data: bytes, most_bytes: int) -> dict[str, bytes]:
    """Return the plain files of a zip or tar.gz by name; raises ArchiveError in one sentence.

    At most `most_bytes` are taken out, whatever the archive announces. A single
    folder around everything is left away.
    """
    if len(data) > most_bytes:
        raise ArchiveError(
            "The archive has %(size)s bytes; at most %(most)s are allowed.",
            size=len(data),
            most=most_bytes,
        )
    files: dict[str, bytes] = {}
    left = most_bytes
    for name, content in _members(data):
        files[_safe(name)] = taken = content.read(left + 1)
        left -= len(taken)
        if left < 0 or len(files) > MOST_FILES:
            raise ArchiveError(
                "The archive unpacks to more than %(most)s bytes or %(files)s files; "
                "take something out.",
                most=most_bytes,
                files=MOST_FILES,
            )
    return _without_common_folder(files)


def _members(data: bytes) -> Iterator[tuple[str, io.BufferedIOBase]]:
    try:
        if zipfile.is_zipfile(io.BytesIO(data)):
            yield from _zip_members(data)
        else:
            yield from _tar_members(data)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, NotImplementedError) as error:
        raise ArchiveError(
            "This is not a sound zip or tar.gz archive (%(problem)s); pack the folder again.",
            problem=str(error) or type(error).__name__,
        ) from error


def _zip_members(data: bytes) -> Iterator[tuple[str, io.BufferedIOBase]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            mode = info.external_attr >> 16
            if info.flag_bits & ENCRYPTED:
                raise ArchiveError(
                    "%(name)s is encrypted; pack without a password.", name=info.filename
                )
            if mode and (mode & 0o170000) not in (0, 0o100000, 0o040000):
                raise _no_plain_file(info.filename)
            if not info.is_dir():
                with archive.open(info) as content:
                    yield info.filename, content  # type: ignore[misc]


def _tar_members(data: bytes) -> Iterator[tuple[str, io.BufferedIOBase]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        for member in archive:
            if not (member.isfile() or member.isdir()):
                raise _no_plain_file(member.name)
            content = archive.extractfile(member)
            if content is not None:
                yield member.name, content  # type: ignore[misc]


def _no_plain_file(name: str) -> ArchiveError:
    return ArchiveError(
        "%(name)s is a link or a special file; only plain files are taken in.", name=name
    )


def _safe(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\x00" in name or not path.parts:
        raise ArchiveError(
            "The archive holds a file named “%(name)s”, which would leave its folder; rename it.",
            name=name[:100],
        )
    return path.as_posix()


def _without_common_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.split("/")[0] for name in files}
    if len(tops) == 1 and all("/" in name for name in files):
        return {name.split("/", 1)[1]: data for name, data in files.items()}
    return files
