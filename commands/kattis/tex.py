"""Statements written in TeX, soberly as Markdown: what it does not know is left as words."""

import re
from collections.abc import Callable
from functools import partial

# Every stretch is bounded, so that no statement keeps this busy for long.
Replace = str | Callable[[re.Match[str]], str]

UPPER = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
LOWER = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
SIGNS = {
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "cdot": "·", "times": "×",
    "ldots": "…", "dots": "…", "cdots": "…", "textellipsis": "…", "pm": "±", "infty": "∞",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "in": "∈", "cup": "∪", "cap": "∩", "sum": "Σ",
    "alpha": "α", "beta": "β", "pi": "π", "epsilon": "ε", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "approx": "≈", "equiv": "≡", "mid": "|", "quad": " ", "qquad": " ",
    "min": "min", "max": "max", "log": "log", "bmod": "mod", "pmod": "mod ", "oplus": "⊕",
    "textbackslash": "\\\\", "lbrace": "{", "rbrace": "}",
}  # fmt: skip
MARKS = {
    "textbf": "**", "emph": "*", "textit": "*", "texttt": "`", "t": "`", "url": "`", "bf": "**", "it": "*",
    "tt": "`", "em": "*", "sout": "~~",
}  # fmt: skip
VERBATIM = re.compile(
    r"\\begin\{(verbatim|lstlisting)\}(?:\[[^\]]*\])?\n?(.{0,5000}?)\n?\\end\{\1\}", re.DOTALL
)
MATH = re.compile(
    r"\$\$(.{1,2000}?)\$\$|\$(.{1,2000}?)\$|\\\((.{1,2000}?)\\\)|\\\[(.{1,2000}?)\\\]", re.DOTALL
)
TABLE = re.compile(
    r"\\begin\{tabular\}(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}(.{0,10000}?)\\end\{tabular\}",
    re.DOTALL,
)
STEPS: tuple[tuple[str, Replace], ...] = (
    (r"\\problemname\s*(\{[^{}]*\})?", ""),
    (
        r"\\(?:nextsample|remainingsamples|noindent|centering|medskip|bigskip|smallskip|newpage|par)\b\s*",
        "",
    ),
    (
        r"\\illustration\s*\{[^{}]*\}\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}",
        r"\n\n[\1] \2\n\n",
    ),
    (r"\\includegraphics\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}", r"[\1]"),
    (r"\\(?:sub)*section\*?\s*\{([^{}]*)\}", r"\n\n## \1\n\n"),
    (r"\\begin\{(Input|Output|Interaction)\}", r"\n\n## \1\n\n"),
    (r"\\(?:begin|end)\{(?:wrap)?figure\}(?:\[[^\]]*\]|\{[^{}]*\})*", "\n\n"),
    (
        r"\\(?:begin|end)\{(?:itemize|enumerate|center|quote|Input|Output|Interaction|table)\}(?:\[[^\]]*\])?",
        "\n\n",
    ),
    (r"\\item(?:\s*\[([^\]]{0,200})\])?\s*", r"\n- \1"),
    (r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"\2 (\1)"),
    (r"\\footnote\s*\{((?:[^{}]|\{[^{}]*\})*)\}", r" (\1)"),
    (r"\\verb(\W)(.{0,200}?)\1", r"`\2`"),
    (r"``|''", lambda found: "“" if found[0] == "``" else "”"),
    ("---", "—"),
    (r"(?<!-)--(?!-)", "–"),
    (r"(?<!\\)~", " "),
    (r"\\\\(?:\[[^\]]*\])?", "\n\n"),
)
MOST_NESTED = 8


def markdown(source: str) -> str:
    """Return the text of a statement as Markdown."""
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\x00{len(kept) - 1}\x00"

    text = source.replace("\x00", "")
    text = VERBATIM.sub(lambda found: keep(f"\n\n```\n{found[2]}\n```\n\n"), text)
    text = re.sub(r"(?<!\\)%.*", "", text)
    text = re.sub(r"\\([%$&#_{}])", lambda found: keep(_literal(found[1])), text)
    text = MATH.sub(lambda found: keep(_formula(next(filter(None, found.groups())))), text)
    text = TABLE.sub(lambda found: keep(_table(found[1])), text)
    for pattern, replacement in STEPS:
        text = re.sub(pattern, replacement, text)
    text = _commands(text)
    for _round in range(MOST_NESTED):
        text = re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], text)
    text = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n\n+", "\n\n", text).strip() + "\n"


def _commands(text: str) -> str:
    """Turn marks and signs into Markdown, innermost first; an unknown command leaves its words."""
    for _round in range(MOST_NESTED):
        text = re.sub(r"\\([A-Za-z]+)\s*\{([^{}\\]*)\}", _marked, text)
        text = re.sub(r"\{\\([a-z]+)\s+([^{}\\]*)\}", _marked, text)
    text = re.sub(r"\\([A-Za-z]+)\*?[ ]?", lambda found: SIGNS.get(found[1], ""), text)
    return re.sub(r"(?<!\\)[{}]", "", text)


def _marked(found: re.Match[str]) -> str:
    if not found[2].strip():
        return SIGNS.get(found[1], "")
    mark = MARKS.get(found[1], "")
    return f"{mark}{found[2].strip()}{mark}" if mark else found[2]


def _formula(text: str) -> str:
    """Return a formula as one line of plain text."""
    text = re.sub(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"(\1)/(\2)", text)
    text = re.sub(r"\\sqrt\s*\{([^{}]*)\}", r"√(\1)", text)
    text = re.sub(r"\\[,;:! ]", " ", text)
    text = re.sub(r"\\(?:left|right)\b", "", text)
    text = re.sub(r"\\([A-Za-z]+)", lambda found: SIGNS.get(found[1], "") or f" {found[1]} ", text)
    for sign, letters in (("^", UPPER), ("_", LOWER)):
        text = re.sub(rf"\{sign}(?:\{{([^{{}}]*)\}}|(\S))", partial(_raised, sign, letters), text)
    text = re.sub(r"[{}]", "", text).replace("\\", "")
    return re.sub(r"([*_<`])", r"\\\1", " ".join(text.split()))


def _raised(sign: str, letters: dict[int, int], found: re.Match[str]) -> str:
    inner = found[1] if found[1] is not None else found[2]
    plain = all(ord(letter) in letters for letter in inner)
    if plain:
        return inner.translate(letters)
    return f"{sign}{inner}" if len(inner) == 1 else f"{sign}({inner})"


def _table(body: str) -> str:
    """Return a table; its first row becomes the heading."""
    text = re.sub(r"\\hline|\\cline\{[^{}]*\}|\\toprule|\\midrule|\\bottomrule", "", body)
    rows = [[" ".join(cell.split()) for cell in row.split("&")] for row in re.split(r"\\\\", text)]
    rows = [[_commands(cell) for cell in row] for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n\n" + "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]) + "\n\n"


def _literal(sign: str) -> str:
    return "\\_" if sign == "_" else sign
