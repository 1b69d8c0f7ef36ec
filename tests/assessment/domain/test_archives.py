"""Archives are taken in without trust: one sentence for each kind of harm, and nothing taken."""

import gzip
import io
import stat
import tarfile
import zipfile

import pytest

from assessment.domain.archives import MOST_FILES, ArchiveError, pack, unpack

MOST = 1_000_000
FILES = {"exercise.toml": b"id = 1\n", "hidden/test_a.py": b"def test(): pass\n", "été.md": b"x"}


def tar(*members, mode="w:gz"):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, data in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def zipped(*members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def linked_zip():
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped((info, b"/etc/passwd"))


def changed_zip():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("exercise.toml", b"minutes = 1\n")
    return packed.getvalue().replace(b"minutes = 1", b"minutes = 9")


def garbled_lzma():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.py", bytes(range(256)))
    data = bytearray(packed.getvalue())
    data[60:90] = b"\xff" * 30
    return bytes(data)


def endless_tar():
    info = tarfile.TarInfo("a.py")
    info.size = 2**80
    return info.tobuf(tarfile.GNU_FORMAT) + bytes(1024)


def test_what_was_packed_comes_out_again():
    assert unpack(pack(FILES), MOST) == FILES


def test_a_tar_gz_is_as_good_as_a_zip():
    assert unpack(tar(*FILES.items()), MOST) == FILES


@pytest.mark.parametrize("make", [zipped, tar])
def test_a_single_folder_around_everything_is_left_away(make):
    assert unpack(make(*[(f"vat/{name}", data) for name, data in FILES.items()]), MOST) == FILES


def test_what_packing_programs_add_by_themselves_is_left_away():
    added = [("__MACOSX/vat/._exercise.toml", b"x"), ("vat/.DS_Store", b"x")]

    assert unpack(zipped(("vat/exercise.toml", b"y"), *added), MOST) == {"exercise.toml": b"y"}


def test_equal_files_give_equal_bytes():
    assert pack(FILES) == pack(dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/etc/passwd", "a\\..\\x", "..", "a\x01b", "a" * 300, "a\u202eb"],
)
@pytest.mark.parametrize("make", [zipped, tar])
def test_a_name_that_leads_elsewhere_or_hides_something_is_refused(make, name):
    with pytest.raises(ArchiveError, match="rename it"):
        unpack(make((name, b"x")), MOST)


@pytest.mark.parametrize(
    "archive",
    [
        linked_zip(),
        tar((special("link", tarfile.SYMTYPE, "/etc/passwd"), b"")),
        tar((special("hard", tarfile.LNKTYPE, "exercise.toml"), b"")),
        tar((special("device", tarfile.CHRTYPE), b"")),
        tar((special("pipe", tarfile.FIFOTYPE), b"")),
    ],
    ids=["zip link", "link", "hard link", "device", "pipe"],
)
def test_only_plain_files_are_taken_in(archive):
    with pytest.raises(ArchiveError, match="only plain files"):
        unpack(archive, MOST)


@pytest.mark.parametrize(
    "bomb",
    [
        zipped(("zeros", bytes(50 * MOST))),
        tar(("zeros", bytes(50 * MOST))),
        zipped(*[(f"{number}", b"") for number in range(MOST_FILES + 1)]),
        tar((special("pax", tarfile.XHDTYPE), bytes(50 * MOST))),
        gzip.compress(bytes(50 * MOST)),
    ],
    ids=["zip", "tar", "many files", "large header", "no tar at all"],
)
def test_a_bomb_is_stopped_at_what_is_allowed(bomb):
    with pytest.raises(ArchiveError, match="unpacks to more than 1000000 bytes or 2000 files"):
        unpack(bomb, MOST)


def test_an_archive_that_is_too_large_by_itself_is_not_opened():
    with pytest.raises(ArchiveError, match="has 1000001 bytes; at most 1000000"):
        unpack(bytes(MOST + 1), MOST)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not an archive",
        pack(FILES)[:-30],
        tar(*FILES.items())[:-30],
        gzip.compress(b"no tar"),
        tar(*FILES.items(), mode="w:bz2"),
        changed_zip(),
        garbled_lzma(),
        pack({"a.py": b"x"}).replace(b"a.py", b"\0.py"),
        gzip.compress(endless_tar()),
    ],
    ids=["empty", "text", "cut zip", "cut tar", "gzip", "bzip2", "changed", "garbled", "no name",
         "endless"],
)  # fmt: skip
def test_what_is_no_sound_archive_is_refused(data):
    with pytest.raises(ArchiveError, match="not a sound zip or tar"):
        unpack(data, MOST)


def test_a_file_that_is_also_a_folder_is_refused():
    with pytest.raises(ArchiveError, match="holds a as a file and as a folder"):
        unpack(zipped(("a", b"x"), ("a/b", b"y")), MOST)
