"""Small faults planted in an accepted solution, to see whether the suite notices them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from grader.sql_mutants import faulty

# Of the library's operators those whose faults people make; the others repeat
# these with other signs and would make proving a package needlessly slow.
OPERATORS = tuple(
    f"core/{name}"
    for name in (
        "ReplaceComparisonOperator_Lt_LtE",
        "ReplaceComparisonOperator_LtE_Lt",
        "ReplaceComparisonOperator_Gt_GtE",
        "ReplaceComparisonOperator_GtE_Gt",
        "ReplaceComparisonOperator_Eq_NotEq",
        "ReplaceComparisonOperator_NotEq_Eq",
        "ReplaceBinaryOperator_Add_Sub",
        "ReplaceBinaryOperator_Sub_Add",
        "ReplaceBinaryOperator_Mul_Add",
        "ReplaceBinaryOperator_Div_Mul",
        "ReplaceBinaryOperator_FloorDiv_Mul",
        "ReplaceBinaryOperator_Mod_Add",
        "ReplaceUnaryOperator_Delete_Not",
        "ReplaceUnaryOperator_USub_UAdd",
        "AddNot",
        "ReplaceAndWithOr",
        "ReplaceOrWithAnd",
        "ReplaceTrueWithFalse",
        "ReplaceFalseWithTrue",
        "ReplaceBreakWithContinue",
        "ReplaceContinueWithBreak",
        "NumberReplacer",
        "ZeroIterationForLoop",
    )
)
MOST_OF_ONE = 50
SUFFIXES = {"python": ".py", "sqlite": ".sql", "postgresql": ".sql"}
"""Only these are there to be mutated; a language that is not named gets no mutants."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A submission with one planted fault; `name` says which fault, where."""

    name: str
    files: dict[str, bytes]


def mutants(files: Mapping[str, bytes], language: str, most: int) -> list[Mutant]:
    """Return at most `most` mutants, spread evenly over all that are possible.

    Tests that the candidate wrote are left alone: a fault in a test is not a
    fault the hidden suite is there to find.
    """
    suffix = SUFFIXES.get(language)
    if suffix is None:
        return []
    found = [
        mutant
        for name in sorted(files)
        if name.endswith(suffix) and not name.rpartition("/")[2].startswith("test_")
        for mutant in _of_one_file(files, name)
    ]
    step = max(1, -(-len(found) // most))
    return found[::step]


def _of_one_file(files: Mapping[str, bytes], name: str) -> Iterator[Mutant]:
    source = files[name].decode("utf-8")
    seen = {source}
    planted = faulty(source) if name.endswith(".sql") else _in_python(source)
    for label, changed in planted:
        if changed in seen:
            continue
        seen.add(changed)
        line = _changed_line(source, changed)
        yield Mutant(f"{name}:{line} {label}", {**files, name: changed.encode()})


def _in_python(source: str) -> Iterator[tuple[str, str]]:
    for operator_name in OPERATORS:
        operator = get_operator(operator_name)()
        for occurrence in range(MOST_OF_ONE):
            changed = mutate_code(source, operator, occurrence)
            if changed is None:
                break
            yield operator_name.removeprefix("core/"), changed


def _changed_line(before: str, after: str) -> int:
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    for number, (old, new) in enumerate(pairs, start=1):
        if old != new:
            return number
    return len(before.splitlines())
