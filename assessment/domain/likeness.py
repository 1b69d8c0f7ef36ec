"""How alike two programs are, whatever their names, comments, layout and order of functions.

Each program is cut into blocks (a function, a class head, a statement at the
margin), each block into tokens in which names and literals look alike. Blocks
are compared by rapidfuzz; what stands in the starter is left out, since
everybody has it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, _TokenType
from rapidfuzz import process
from rapidfuzz.distance import Indel

from assessment.domain.programming import lexer_of

LEAST_TOKENS = 60
"""Programs with less of their own are all alike, which says nothing."""
SAME = 0.75
"""From this likeness on two blocks are shown beside each other."""
MOST_FRAGMENTS = 40
MOST_BLOCKS = 250
LONGEST_BLOCK = 3000
"""More than anybody writes in a test; what is beyond is not compared, so that it costs no hours."""
FIRST_SIGN = 0x4E00
BY_MARGIN = ("python", "bash")
"""The languages in which what stands at the margin starts a block; others have braces."""
HOLDERS = frozenset({"class", "interface", "struct", "namespace", "enum", "record", "trait"})
"""What holds members between its braces: its own order does not count either."""
KEPT = (Keyword, Operator, Punctuation, Name.Builtin, Name.Exception)
MASKED = ((String, "text"), (Number, "number"), (Name, "name"))


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a program: where it stands, and one sign for each of its tokens."""

    file: str
    first_line: int
    last_line: int
    signs: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Two blocks that are alike; `score` is a share of one."""

    first: Block
    second: Block
    score: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two programs are, as a share of one, with the blocks that match."""

    score: float
    fragments: tuple[Fragment, ...]


@dataclass(slots=True)
class Alphabet:
    """One sign for each different token, the same in every program that is compared."""

    signs: dict[str, str] = field(default_factory=dict)

    def sign(self, token: str) -> str:
        """Return the sign of a token."""
        return self.signs.setdefault(token, chr(FIRST_SIGN + len(self.signs)))


def compare(
    first: Mapping[str, str],
    second: Mapping[str, str],
    starter: Mapping[str, str],
    language: str,
) -> Likeness | None:
    """Return how alike two programs are, or None where either has too little of its own."""
    alphabet = Alphabet()
    given = {block.signs for block in _blocks(starter, language, alphabet)}
    own, other = (
        [one for one in _blocks(files, language, alphabet) if one.signs not in given][:MOST_BLOCKS]
        for files in (first, second)
    )
    if min(_size(own), _size(other)) < LEAST_TOKENS:
        return None
    there, back = _matches(own, other), _matches(other, own)
    score = max(_share(there, own), _share(back, other))
    pairs = sorted(there, key=lambda pair: len(pair.first.signs), reverse=True)
    shown = tuple(pair for pair in pairs if pair.score >= SAME)[:MOST_FRAGMENTS]
    return Likeness(round(score, 4), shown)


def _matches(own: list[Block], other: list[Block]) -> list[Fragment]:
    """Return for each block the one that is most like it."""
    choices = [block.signs for block in other]
    found = []
    for block in own:
        best = process.extractOne(block.signs, choices, scorer=Indel.normalized_similarity)
        if best is not None:
            _, score, place = best
            found.append(Fragment(block, other[place], float(score)))
    return found


def _share(matches: list[Fragment], own: list[Block]) -> float:
    """Return the likeness of a whole: each block counts by its length."""
    return sum(pair.score * len(pair.first.signs) for pair in matches) / _size(own)


def _size(blocks: list[Block]) -> int:
    return sum(len(block.signs) for block in blocks)


def _blocks(files: Mapping[str, str], language: str, alphabet: Alphabet) -> Iterator[Block]:
    for name, text in sorted(files.items()):
        signs, began, line = "", 1, 1
        for line, starts, token in _tokens(text, language):
            if starts and signs:
                yield Block(name, began, line - 1, signs[:LONGEST_BLOCK])
                signs = ""
            if not signs:
                began = line
            signs += alphabet.sign(token)
        if signs:
            yield Block(name, began, line, signs[:LONGEST_BLOCK])


@dataclass(slots=True)
class _Braces:
    """Where blocks start in a language of braces: after each member of a class or a file."""

    inside: list[bool] = field(default_factory=list)
    holds_members: bool = False
    ended: bool = True

    def starts(self, token: str) -> bool:
        """Take the next token, and say whether a block starts with it."""
        starts, self.ended = self.ended, False
        if token in HOLDERS:
            self.holds_members = True
        for sign in token if set(token) <= set("{}();") else "":
            if sign == "{":
                self.inside.append(self.holds_members)
            elif sign == "}" and self.inside:
                self.inside.pop()
            if sign in "{};":
                self.holds_members = False
                self.ended = all(self.inside)
        return starts


def _tokens(text: str, language: str) -> Iterator[tuple[int, bool, str]]:
    """Yield (line, whether a block starts here, token) for all that a program does."""
    line, column = 1, 0
    braces = None if language in BY_MARGIN else _Braces()
    for kind, piece in lex(text, get_lexer_by_name(lexer_of(language), stripnl=False)):
        token = _masked(kind, piece)
        if token:
            definition = _is(kind, Keyword) and piece in {"def", "class"}
            starts = braces.starts(token) if braces else column == 0 or definition
            yield line, starts, token
        line += piece.count("\n")
        tail = piece.rpartition("\n")[2]
        column = len(tail) if "\n" in piece else column + len(piece)


def _masked(kind: _TokenType, piece: str) -> str:
    if _is(kind, Comment) or _is(kind, String.Doc) or not piece.strip():
        return ""
    if any(_is(kind, kept) for kept in KEPT):
        return piece.strip()
    return next((mask for group, mask in MASKED if _is(kind, group)), piece.strip())


def _is(kind: _TokenType, group: _TokenType) -> bool:
    return kind[: len(group)] == group
