"""Call a function of C with values of the suite, by what its prototype says.

A list is a pointer and a count, a map is a struct, text is `char *`. A pointer to a
count at the end says how long the list is that comes back. `errno` tells of a refusal.
"""

import ctypes
import errno
import os
from typing import Any

from arguments import Arguments, Given
from records import Types
from sharing import raised
from signatures import COUNT, Prototype, Type, UnsupportedError
from values import MalformedError, decode, encode

LONGEST_COMPLAINT = 2000
REFUSALS = {errno.EINVAL: "ValueError", errno.EDOM: "ZeroDivisionError"}
FAILURES = {
    errno.ERANGE: "OverflowError", errno.EOVERFLOW: "OverflowError",
    errno.ENOENT: "FileNotFoundError", errno.ENOMEM: "MemoryError", errno.EACCES: "PermissionError",
}  # fmt: skip
"""What counts only beside a NULL or -1, since the library leaves these numbers behind."""


class CFunction:
    """One function of the candidate's library."""

    def __init__(
        self, library: ctypes.CDLL, prototype: Prototype, types: Types, complaints: "Complaints"
    ) -> None:
        self.complaints = complaints
        self.flush = library.fflush
        self.name = prototype.name
        self.file = prototype.file
        self.prototype = prototype
        self.types = types
        self.arguments = Arguments(types)
        self.unsupported = prototype.unsupported
        self.places: list[tuple[str, Type]] = []
        self.counted = False
        self.call: Any = None
        try:
            self._plan()
            self._bind(library)
        except UnsupportedError as error:
            self.unsupported = str(error)

    def _plan(self) -> None:
        """Group the parameters into what one value of the suite becomes."""
        parameters = [self.types.plain(kind) for kind in self.prototype.parameters]
        result = self._result()
        last = parameters[-1] if parameters else None
        self.counted = bool(
            result.stars and not result.is_string and last is not None
            and last.stars == 1 and not last.const
            and Type(last.base, 0, const=False).is_integer
        )  # fmt: skip
        if self.counted:
            parameters.pop()
        place = 0
        while place < len(parameters):
            kind = parameters[place]
            following = parameters[place + 1] if place + 1 < len(parameters) else None
            form = self._form(kind, following)
            self.places.append((form, kind))
            place += 2 if form == "list" else 1

    def _form(self, kind: Type, following: Type | None) -> str:
        """Say whether a parameter is one value, a list with a count, or a struct pointed to."""
        if not kind.stars or kind.is_string:
            self.types.layout(kind)
            return "one"
        item = Type(kind.base, kind.stars - 1, kind.const)
        record = item.base in self.types.records and not item.stars
        counts = following is not None and following.is_integer
        if item.is_string or not item.stars:
            self.types.layout(item)
            if counts and (not record or COUNT.fullmatch(following.name if following else "")):
                return "list"
        if record:
            return "record"
        raise UnsupportedError(kind.text)

    def _result(self) -> Type:
        return self.types.plain(self.prototype.result or Type("void", 0, const=False))

    def _bind(self, library: ctypes.CDLL) -> None:
        if self.unsupported:
            raise UnsupportedError(self.unsupported)
        result = self._result()
        item = Type(result.base, result.stars - 1, result.const)
        if result.stars > 1 and not (self.counted and item.is_string):
            raise UnsupportedError(result.text)
        if result.stars and not result.is_string:
            self.types.layout(item)
        self.call = getattr(library, self.name)
        void = result.base == "void" and not result.stars
        self.call.restype = None if void else self.types.layout(result)

    def answer(self, values: list[Any]) -> dict[str, Any]:
        """Call it; a refusal by `errno`, and values that do not fit, are raised."""
        if self.unsupported:
            return raised("TypeError", f"{self.name} cannot be called: {self.unsupported} is not "
                                       "a type that a value is given as")  # fmt: skip
        try:
            given = self._given([decode(value, _refuse) for value in values])
        except (TypeError, ValueError, OverflowError, MalformedError) as error:
            kind = "TypeError" if isinstance(error, MalformedError) else type(error).__name__
            return raised(kind, f"{self.name}: {error}")
        count = ctypes.c_uint64(0)
        passed = [*given.passed, *([ctypes.byref(count)] if self.counted else [])]
        ctypes.set_errno(0)
        found = self.call(*passed)
        number = ctypes.get_errno()
        self.flush(None)
        refused = self._refusal(number, found)
        self.complaints.taken()
        if refused:
            return refused
        answer = {"value": encode(self._back(found, count.value), _refuse)}
        changed = [[place, encode(value, _refuse)] for place, value in given.changed()]
        return {**answer, "changed": changed} if changed else answer

    def _given(self, values: list[Any]) -> Given:
        if len(values) != len(self.places):
            raise TypeError(f"{len(values)} values are given, and it takes {len(self.places)}")
        given = Given(self.arguments)
        following = iter(self.prototype.parameters)
        for place, ((form, kind), value) in enumerate(zip(self.places, values, strict=True)):
            next(following)
            counting = next(following) if form == "list" else None
            given.add(place, form, kind, value, counting)
        return given

    def _refusal(self, number: int, found: Any) -> dict[str, Any] | None:
        failed = found is None or found == -1
        kind = REFUSALS.get(number) or (FAILURES.get(number) if failed else None)
        return raised(kind, self.complaints.taken() or os.strerror(number)) if kind else None

    def _back(self, found: Any, count: int) -> Any:
        """Return what the function returned as plain data."""
        result = self._result()
        if self.counted:
            item = Type(result.base, result.stars - 1, result.const)
            return self.arguments.read_list(item, found, count)
        return self.arguments.read(result, found)


class Complaints:
    """What is printed on standard error: the text of a refusal, which C has no other place for."""

    def __init__(self) -> None:
        self.shown = os.dup(2)
        self.file = os.memfd_create("complaints")
        os.dup2(self.file, 2)

    def taken(self) -> str:
        """Return what was printed since the last time, and pass it on."""
        size = os.fstat(self.file).st_size
        if not size:
            return ""
        text = os.pread(self.file, min(size, LONGEST_COMPLAINT), 0)
        os.write(self.shown, text)
        os.ftruncate(self.file, 0)
        os.lseek(self.file, 0, os.SEEK_SET)
        return text.decode("utf-8", "replace").strip()


def _refuse(data: Any) -> Any:
    raise MalformedError(f"{type(data).__name__ if not isinstance(data, list) else 'an object'}"
                         " of the suite cannot be given to C")  # fmt: skip
