"""Requests that a suite sends to a service, and the answers: plain data, read strictly."""

import json as json_module
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class ServiceError(Exception):
    """The service did not start, or did not answer; says so with what it printed."""


class Headers(Mapping[str, str]):
    """The headers of an answer: names in any case; several of one name are joined."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)

    def all(self, name: str) -> list[str]:
        """Return every value that was sent under this name."""
        return [value for key, value in self.pairs if key.lower() == name.lower()]

    def __getitem__(self, name: str) -> str:
        values = self.all(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key.lower() for key, _value in self.pairs))

    def __len__(self) -> int:
        return len({key.lower() for key, _value in self.pairs})

    def __repr__(self) -> str:
        return repr(dict(self))


@dataclass(frozen=True)
class Request:
    """One request, made by `candidate.http.prepare`."""

    method: str
    target: str
    data: bytes
    headers: tuple[tuple[str, str], ...]
    timeout: float

    def __str__(self) -> str:
        return f"{self.method} {self.target}"


@dataclass(frozen=True)
class Response:
    """What the service answered: plain data, nothing of it unpacked or followed."""

    status: int
    headers: Headers
    body: bytes
    elapsed: float

    @property
    def text(self) -> str:
        """The body as UTF-8; what is not UTF-8 is replaced."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        """Return the body read as strict JSON; raises ServiceError where it is none."""
        try:
            return json_module.loads(self.body.decode("utf-8"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            shown = self.text[:200]
            raise ServiceError(
                f"The service answered {self.status} with a body that is not JSON "
                f"({str(error)[:100]}): {shown!r}"
            ) from None


def written(request: Request, port: int) -> bytes:
    """Return a request as it goes over the line."""
    fields = {"Host": f"127.0.0.1:{port}", "Connection": "close", **dict(request.headers)}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    first = f"{request.method} {request.target} HTTP/1.1\r\n"
    return (first + head + "\r\n").encode("latin-1") + request.data


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
