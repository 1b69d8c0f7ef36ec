"""One hostile submission with its honest twin."""

import textwrap
from dataclasses import dataclass

WRONG = "\n\ndef double(number):\n    return number * 3\n"
RIGHT = "\n\ndef double(number):\n    return number * 2\n"
IMPORTS = "import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading\n"


@dataclass(frozen=True)
class Case:
    """`number` is the line of the catalogue; `trick` must not pass and `twin` must."""

    number: int
    title: str
    trick: str | dict
    twin: str | dict = RIGHT
    times: int = 1

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def trick_files(self):
        return self._files(self.trick)

    @property
    def twin_files(self):
        return self._files(self.twin)

    def _files(self, content):
        texts = {"double.py": content} if isinstance(content, str) else content
        return {name: text.encode("utf-8", "surrogateescape") for name, text in texts.items()}


def stealing(source):
    """A solution that is right only if `loot()` yields the hidden suite's canary."""
    return (
        IMPORTS
        + textwrap.dedent(source)
        + textwrap.dedent("""
        def stolen():
            for text in loot():
                if re.search("CANARY-[0-9a-f]{32}", text):
                    return True
            return False


        def double(number):
            return number * 2 if stolen() else number * 3
        """)
    )


def wrong_with(source):
    """The wrong solution with a trick in front of it."""
    return IMPORTS + textwrap.dedent(source) + WRONG


def right_with(source):
    """The right solution with something harmless in front of it."""
    return IMPORTS + textwrap.dedent(source) + RIGHT
