"""What may be handed in, and the one sentence for what may not."""

import pytest

from assessment.domain.submissions import SubmissionError, check_files, decode_files, digest

MOST = 1000


def refusal(files):
    with pytest.raises(SubmissionError) as caught:
        check_files(files, MOST)
    return str(caught.value)


@pytest.mark.parametrize("files", [{}, {"vat.py": ""}, {"vat.py": " \n\t"}])
def test_an_empty_submission_is_refused(files):
    assert "empty" in refusal(files)


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        "a/../b",
        ".hidden",
        "a//b",
        "a\\b",
        "x\n.py",
        "x.py\n",
        "",
        "CON:",
        "-rf",
    ],
)
def test_a_name_that_leaves_the_folder_or_confuses_a_tool_is_refused(name):
    assert "not allowed" in refusal({name: "x = 1"})


@pytest.mark.parametrize("name", ["vat.py", "prix été.py", "pkg/deep/file.py", "READ ME.txt"])
def test_ordinary_names_with_spaces_and_accents_are_taken(name):
    assert check_files({name: "x = 1"}, MOST) == {name: "x = 1"}


def test_a_file_that_is_also_a_folder_is_refused():
    assert "holds a.py as a file and as a folder" in refusal({"a.py/b.py": "x", "a.py": "x"})


def test_too_much_is_refused_with_both_sizes():
    sentence = refusal({"vat.py": "é" * 501})

    assert "1002" in sentence
    assert "1000" in sentence


def test_too_many_files_are_refused():
    assert "51 files" in refusal({f"f{n}.py": "x" for n in range(51)})


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_text_that_no_database_keeps_is_refused(text):
    assert "not text" in refusal({"vat.py": text})


def test_a_binary_file_is_named():
    with pytest.raises(SubmissionError, match=r"logo\.png is not text"):
        decode_files({"logo.png": b"\x89PNG\xff"})


def test_the_digest_tells_apart_what_concatenation_would_not():
    assert digest({"a": "bc"}) != digest({"ab": "c"})
    assert digest({"a": "1", "b": "2"}) == digest({"b": "2", "a": "1"})
