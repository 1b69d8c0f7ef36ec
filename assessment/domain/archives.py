"""Archives as values: packed reproducibly, unpacked without trust."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from assessment.domain.errors import InvalidInputError

MOST_FILES = 2000
EPOCH = (1980, 1, 1, 0, 0, 0)
ENCRYPTED = 0x1
LONGEST_PART = 200
TAR_BYTES_PER_FILE = 2048
GZIP = 31
# What programs that pack folders add by themselves.
LEFT_OUT = frozenset({"__MACOSX", ".DS_Store", "__pycache__", ".git"})
UNSOUND = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ArithmeticError,
    LookupError,
    RuntimeError,
    ValueError,
)


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
    try:
        files = _taken(data, most_bytes)
    except UNSOUND as error:
        raise ArchiveError(
            "This is not a sound zip or tar.gz archive (%(problem)s); pack the folder again.",
            problem=str(error) or type(error).__name__,
        ) from error
    _check_folders(files)
    return _without_common_folder(files)


def _taken(data: bytes, most_bytes: int) -> dict[str, bytes]:
    is_zip = zipfile.is_zipfile(io.BytesIO(data))
    members = _zip_members(data) if is_zip else _tar_members(_inflated(data, most_bytes))
    files: dict[str, bytes] = {}
    left = most_bytes
    for name, content in members:
        safe = _safe(name)
        if LEFT_OUT.intersection(PurePosixPath(safe).parts):
            continue
        files[safe] = taken = content.read(left + 1)
        left -= len(taken)
        if left < 0 or len(files) > MOST_FILES:
            raise _too_large(most_bytes)
    return files


def _check_folders(files: Mapping[str, bytes]) -> None:
    for name in files:
        for folder in PurePosixPath(name).parents:
            if folder.as_posix() in files:
                raise ArchiveError(
                    "The archive holds %(name)s as a file and as a folder; rename one of them.",
                    name=folder.as_posix(),
                )


def _inflated(data: bytes, most_bytes: int) -> bytes:
    """Return the tar inside, whose own headers are bounded too."""
    most = most_bytes + MOST_FILES * TAR_BYTES_PER_FILE
    inflater = zlib.decompressobj(GZIP)
    inflated = inflater.decompress(data, most + 1)
    if len(inflated) > most:
        raise _too_large(most_bytes)
    if not inflater.eof:
        raise EOFError("it ends too early")
    return inflated


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
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            if not (member.isfile() or member.isdir()):
                raise _no_plain_file(member.name)
            content = archive.extractfile(member)
            if content is not None:
                yield member.name, content  # type: ignore[misc]


def _too_large(most_bytes: int) -> ArchiveError:
    return ArchiveError(
        "The archive unpacks to more than %(most)s bytes or %(files)s files; take something out.",
        most=most_bytes,
        files=MOST_FILES,
    )


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
    if not name.isprintable() or any(len(part.encode()) > LONGEST_PART for part in path.parts):
        raise ArchiveError(
            "The archive holds a file whose name has hidden characters or is too long, “%(name)s”; "
            "rename it.",
            name=name[:100].encode("ascii", "backslashreplace").decode(),
        )
    return path.as_posix()


def _without_common_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.split("/")[0] for name in files}
    if len(tops) == 1 and all("/" in name for name in files):
        return {name.split("/", 1)[1]: data for name, data in files.items()}
    return files
