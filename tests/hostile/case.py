"""One hostile service with its honest twin."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`number` is the line of the catalogue; `trick` must not pass and `twin` must."""

    number: int
    title: str
    trick: dict
    twin: dict

    def __str__(self):
        return f"{self.number} {self.title}"
