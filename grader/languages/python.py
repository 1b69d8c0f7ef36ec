"""Python: source files are modules, checked for syntax before anything runs."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from grader.languages.language import Language


class Python(Language):
    """Folders are packages, and names are what the language says they are."""

    def modules(self, names: Iterable[str]) -> dict[str, str]:
        """Return the importable names of the files, packages before what lies in them."""
        found: dict[str, str] = {}
        for file in self.sources(names):
            parts = list(PurePosixPath(file).with_suffix("").parts)
            if parts[-1] == "__init__":
                parts.pop()
            if not all(part.isidentifier() for part in parts):
                continue
            for end in range(1, len(parts)):
                found.setdefault(".".join(parts[:end]), "")
            found[".".join(parts)] = file
        found.pop("", None)
        return found


LANGUAGE = Python("python")
