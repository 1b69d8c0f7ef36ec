"""Code as HTML: coloured, numbered, and with nothing in it that hides."""

import re
import unicodedata
from collections.abc import Container

from markupsafe import Markup, escape
from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Keyword, Number, String, _TokenType
from pygments.util import ClassNotFound

from assessment.domain.programming import lexer_of

CLASSES = ((Comment, "c"), (Keyword, "k"), (String, "s"), (Number, "n"))
ALLOWED_CONTROLS = "\n\t"
HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def highlight(text: str, language: str) -> Markup:
    """Return the code as coloured spans; an unknown language stays plain."""
    parts = []
    for kind, piece in lex(text, _lexer(language)):
        shown = visible_controls(piece)
        name = _class(kind)
        parts.append(Markup('<span class="{}">{}</span>').format(name, shown) if name else shown)
    return Markup("").join(parts)


def code(
    text: str, language: str = "python", marked: Container[int] = (), prefix: str = "L"
) -> Markup:
    """Return the code with numbered lines that can be linked to; `marked` ones stand out."""
    item = Markup('<li id="{0}{1}"{3}><code>{2}</code></li>')
    items = [
        item.format(prefix, number, line, Markup(' class="marked"') if number in marked else "")
        for number, line in enumerate(_lines(text, language), start=1)
    ]
    return Markup('<ol class="code" tabindex="0">{}</ol>').format(Markup("").join(items))


def visible_controls(text: str) -> Markup:
    """Return the text with every control and bidirectional character spelled out."""
    parts, last = [], 0
    for found in HIDDEN.finditer(text):
        parts.append(escape(text[last : found.start()]))
        name = unicodedata.name(found[0], "control character")
        sign = f"U+{ord(found[0]):04X}"
        parts.append(
            Markup('<abbr class="hidden-character" title="{}">{}</abbr>').format(name, sign)
        )
        last = found.end()
    return Markup("").join([*parts, escape(text[last:])])


def _lines(text: str, language: str) -> list[Markup]:
    lines: list[list[Markup]] = [[]]
    for kind, piece in lex(text, _lexer(language)):
        name = _class(kind)
        for number, part in enumerate(piece.split("\n")):
            if number:
                lines.append([])
            shown = visible_controls(part)
            wrapped = Markup('<span class="{}">{}</span>').format(name, shown) if name else shown
            lines[-1].append(wrapped if part else Markup(""))
    joined = [Markup("").join(parts) for parts in lines]
    return joined[:-1] if joined and not joined[-1] else joined


def _lexer(language: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Pygments' own
    try:
        return get_lexer_by_name(lexer_of(language), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return TextLexer(stripnl=False, ensurenl=False)


def _class(kind: _TokenType) -> str:
    return next((name for token, name in CLASSES if _is_within(kind, token)), "")


def _is_within(kind: _TokenType, token: _TokenType) -> bool:
    return kind[: len(token)] == token
