"""Look for bytes that break a reader, led by coverage, for so many seconds.

`.venv/bin/python -m tests.hostile.fuzzing.fuzz TARGET SECONDS [FOLDER]`. A finding is kept in the
folder as `crash-...`; once it is repaired it belongs into `corpus/TARGET/`, which every run of the tests replays.
"""

import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["assessment", "grader", "values", "peer", "answers",
                                         "remote", "tarfile", "zipfile"]):  # fmt: skip
    from tests.hostile.fuzzing.targets import CORPUS, TARGETS


def main(name, seconds, folder=None):
    if name not in TARGETS:
        sys.exit(f"there is no target {name!r}; known are {', '.join(TARGETS)}")
    found = folder or tempfile.mkdtemp(prefix=f"fuzz-{name}-")
    # The first folder takes what is new; the corpus is only read.
    arguments = [
        "fuzz", found, str(CORPUS / name), f"-max_total_time={seconds}", "-max_len=20000",
        f"-artifact_prefix={found}/", "-timeout=10", "-rss_limit_mb=1500",
    ]  # fmt: skip
    atheris.Setup(arguments, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
