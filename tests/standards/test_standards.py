"""Every standard that ships: complete, marked, and traceable to its sources."""

import pytest

from assessment.domain.documents import DocumentError
from assessment.domain.standards import StandardError, read_standard, read_standards
from assessment.settings import ROOT

STANDARDS = read_standards(ROOT / "standards")


def ids(standard):
    return standard.code


@pytest.mark.parametrize("standard", STANDARDS, ids=ids)
def test_a_shipped_standard_says_that_it_is_an_illustration(standard):
    assert standard.illustrative
    assert all(standard.notice[language] for language in ("en", "fr", "nl"))


@pytest.mark.parametrize("standard", STANDARDS, ids=ids)
def test_every_alignment_names_its_source_and_version(standard):
    alignments = [*standard.alignments, *(a for unit in standard.units for a in unit.alignments)]

    assert {"ESCO", "e-CF"} <= {alignment.scheme for alignment in alignments}
    assert all(alignment.source and alignment.version for alignment in alignments)


@pytest.mark.parametrize("standard", STANDARDS, ids=ids)
def test_every_unit_has_something_essential(standard):
    for unit in standard.units:
        assert any(indicator.essential for indicator in unit.indicators())


def test_texts_differ_between_the_languages():
    for standard in STANDARDS:
        for unit in standard.units:
            for indicator in unit.indicators():
                assert len(set(indicator.text.values())) == 3


def copied(tmp_path):
    import shutil  # noqa: PLC0415

    return shutil.copytree(ROOT / "standards" / "programmer", tmp_path / "programmer")


def test_a_missing_unit_file_is_named(tmp_path):
    folder = copied(tmp_path)
    (folder / "units" / "PRG-2.toml").unlink()

    with pytest.raises(DocumentError, match=r"PRG-2\.toml cannot be read"):
        read_standard(folder)


def test_a_code_used_twice_is_refused(tmp_path):
    folder = copied(tmp_path)
    path = folder / "units" / "PRG-1.toml"
    path.write_text(path.read_text().replace('"PRG-1.2"', '"PRG-1.1"'))

    with pytest.raises(StandardError, match=r"PRG-1\.1"):
        read_standard(folder)


def test_an_indicator_without_dutch_is_refused(tmp_path):
    folder = copied(tmp_path)
    path = folder / "units" / "PRG-1.toml"
    path.write_text(
        path.read_text().replace('nl = "Alle gepubliceerde voorbeelden slagen"', 'nl = ""')
    )

    with pytest.raises(DocumentError, match="missing in nl"):
        read_standard(folder)
