"""Imports of the candidate's modules give proxies; everything else is imported as ever."""

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from peer import Peer
from remote import Remote, StoppedError


class BrokenImportError(Exception):
    """A module of the candidate could not be imported, or lacks a name the suite uses."""


class _MissingMeta(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise BrokenImportError(cls.__dict__["_why"])

    def __call__(cls, *_values: Any, **_named: Any) -> Any:
        raise BrokenImportError(cls.__dict__["_why"])


def missing(name: str, why: str) -> type:
    """Stand in for a name that is not there: it can be imported, and fails when it is used."""
    return _MissingMeta(name, (Exception,), {"_why": why, "__module__": "candidate"})


class RemoteModule(types.ModuleType):
    """A module of the candidate: its names are looked up over there."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in {"pytestmark", "pytest_plugins", "setUpModule",
                                             "tearDownModule", "setup_module"}:  # fmt: skip
            raise AttributeError(name)
        space = self.__dict__
        if "_broken" in space:
            return missing(name, space["_broken"])
        try:
            found = space["_peer"].ask({"op": "get", "on": space["_remote"], "name": name})
        except AttributeError:
            return missing(name, f"{space['_file']} does not define {name}")
        if isinstance(found, Remote | type):
            space["_taken"][name] = found
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        space = self.__dict__
        if name.startswith("__") or "_peer" not in space or "_broken" in space:
            space[name] = value
            return
        space["_peer"].ask({"op": "set", "on": space["_remote"], "name": name}, value)

    def __delattr__(self, name: str) -> None:
        space = self.__dict__
        space["_peer"].ask({"op": "del", "on": space["_remote"], "name": name})


class CandidateFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules whose `files` are given; `failed` hears of each that cannot be imported."""

    def __init__(
        self, files: Mapping[str, str], peer: Peer, failed: Callable[[BaseException], None]
    ) -> None:
        self.files = dict(files)
        self.names = frozenset(files)
        self.peer = peer
        self.failed = failed
        self.modules: list[RemoteModule] = []

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> Any:
        """Answer for the candidate's modules alone."""
        if name not in self.names:
            return None
        package = any(other.startswith(f"{name}.") for other in self.names)
        return importlib.machinery.ModuleSpec(name, self, is_package=package)

    def create_module(self, spec: Any) -> types.ModuleType:
        """Make the empty proxy."""
        module = RemoteModule(spec.name)
        module.__dict__["_taken"] = {}
        module.__dict__["_file"] = self.files[spec.name] or spec.name
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        """Have the module imported over there; a failure makes it a broken one."""
        self.modules.append(module)  # type: ignore[arg-type]
        self.load(module)

    def load(self, module: types.ModuleType) -> None:
        """Import over there, at first and again after a workplace was replaced."""
        space = module.__dict__
        space.pop("_broken", None)
        try:
            name = module.__name__
            answer = self.peer.ask({"op": "import", "name": name, "file": self.files[name]})
            number, names = answer
        except Exception as error:  # noqa: BLE001 - whatever the candidate's import raises
            space["_broken"] = f"{space['_file']} could not be imported"
            self.failed(error)
            return
        space.update(_peer=self.peer, _remote=number)
        space["__all__"] = [str(name) for name in names]

    def reload(self) -> None:
        """Import every module again, in a fresh workplace."""
        for module in self.modules:
            self.load(module)
            space = module.__dict__
            if "_broken" not in space:
                for name, known in list(space["_taken"].items()):
                    self.peer.find_again(known, space["_remote"], name)


def install(finder: CandidateFinder, first: Sequence[str]) -> None:
    """Put the finder before all others for the names in `first`, behind them for the rest.

    A candidate who hands in json.py or pytest.py must not change what the suite imports.
    """
    files = {name: finder.files.get(name, "") for name in first}
    vetted = CandidateFinder(files, finder.peer, finder.failed)
    vetted.modules = finder.modules
    sys.meta_path.insert(0, vetted)
    sys.meta_path.append(finder)


__all__ = ["BrokenImportError", "CandidateFinder", "StoppedError", "install"]
