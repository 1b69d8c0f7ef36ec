"""YAML as problem packages hold it: small, plain, and without references to itself."""

from typing import Any

import yaml

from commands.kattis.folder import Folder, ProblemError

MOST_BYTES = 100_000


class _Plain(yaml.SafeLoader):
    """Builds plain values alone; a name for a part of the document is refused."""

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401 - the library's own
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it refers to a part of itself")
        return super().compose_node(parent, index)


# A moment is text here: nothing of ours computes with it, and the library trips over odd ones.
_Plain.yaml_implicit_resolvers = {
    letter: [(tag, shape) for tag, shape in known if not tag.endswith(":timestamp")]
    for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_mapping(folder: Folder, path: str) -> dict[str, Any]:
    """Return a YAML file's keys and values; an empty file has none. Raises ProblemError."""
    text = folder.text(path)
    if len(text) > MOST_BYTES:
        raise ProblemError(
            "%(package)s: %(path)s has %(size)s characters; %(most)s are allowed.",
            package=folder.name,
            path=path,
            size=len(text),
            most=MOST_BYTES,
        )
    try:
        found = yaml.load(text, Loader=_Plain)  # noqa: S506 - a SafeLoader, and stricter
    except (yaml.YAMLError, ValueError, RecursionError, AttributeError) as error:
        raise ProblemError(
            "%(package)s: %(path)s is not YAML that is read here: %(problem)s.",
            package=folder.name,
            path=path,
            problem=" ".join(str(error).split())[:300],
        ) from error
    if not isinstance(found, dict | None):
        raise ProblemError(
            "%(package)s: %(path)s holds no keys; write it as “key: value”.",
            package=folder.name,
            path=path,
        )
    return {str(key): value for key, value in (found or {}).items()}


def words(value: object) -> list[str]:
    """Return flags, which older formats write as one text and newer ones as a list."""
    if value is None:
        return []
    return [str(word) for word in (value if isinstance(value, list) else str(value).split())]
