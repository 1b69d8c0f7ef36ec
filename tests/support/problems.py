"""Small problem packages of our own, written to disk for a test."""

from pathlib import Path

SUM = "import sys\nprint(sum(map(int, sys.stdin.read().split())))\n"
FILES = {
    "problem.yaml": "name: Sum\nlicense: cc by-sa\nauthor: Emil\n",
    "problem_statement/problem.en.tex": (
        "\\problemname{Sum}\nAdd $a_1$ and $a_2$, \\emph{both} at most $10^9$.\n"
        "\\section*{Input}\nTwo numbers.\n"
    ),
    "data/sample/1.in": "1 2\n",
    "data/sample/1.ans": "3\n",
    "data/secret/1-small.in": "20 22\n",
    "data/secret/1-small.ans": "42\n",
    "data/secret/2-large.in": "1000000000 1000000000\n",
    "data/secret/2-large.ans": "2000000000\n",
    "submissions/accepted/sum.py": SUM,
    "submissions/wrong_answer/first.py": "print(3)\n",
}


def write_problem(root, slug="sum", files=(), **changes):
    """Write a package below `root`; `files` and `changes` (`__` for `/`) replace, None removes."""
    folder = Path(root) / slug
    named = {key.replace("__", "/").replace("_DOT_", "."): text for key, text in changes.items()}
    for name, text in {**FILES, **dict(files), **named}.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
