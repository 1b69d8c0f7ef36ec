"""The `judge` fixture: the program that the package brings to judge what was printed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from candidate import Run, packed, run_from

Exchange = Callable[[dict[str, Any]], dict[str, Any]]


class Judge:
    """Runs in a container of its own, which holds the package's `judge/` folder alone."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def run(
        self,
        program: str,
        argv: Sequence[str] = (),
        stdin: str | bytes = "",
        files: Mapping[str, str | bytes] | None = None,
    ) -> Run:
        """Run `program`, a file of judge/<language>/, beside `files`."""
        answer = self._exchange({
            "op": "judge",
            "program": program,
            "argv": [str(word) for word in argv],
            "stdin": packed(stdin),
            "files": {name: packed(data) for name, data in (files or {}).items()},
        })  # fmt: skip
        return run_from(answer)
