"""Planted faults in words: which file and line, and what was changed there."""

import re
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

NAME = re.compile(r"(?P<file>.+):(?P<line>\d+) (?P<change>\w+)")
CHANGES = {
    "ReplaceComparisonOperator_Lt_LtE": "< → <=",
    "ReplaceComparisonOperator_LtE_Lt": "<= → <",
    "ReplaceComparisonOperator_Gt_GtE": "> → >=",
    "ReplaceComparisonOperator_GtE_Gt": ">= → >",
    "ReplaceComparisonOperator_Eq_NotEq": "== → !=",
    "ReplaceComparisonOperator_NotEq_Eq": "!= → ==",
    "ReplaceBinaryOperator_Add_Sub": "+ → -",
    "ReplaceBinaryOperator_Sub_Add": "- → +",
    "ReplaceBinaryOperator_Mul_Add": "* → +",
    "ReplaceBinaryOperator_Div_Mul": "/ → *",
    "ReplaceBinaryOperator_FloorDiv_Mul": "// → *",
    "ReplaceBinaryOperator_Mod_Add": "% → +",
    "ReplaceUnaryOperator_USub_UAdd": "-x → +x",
    "ReplaceUnaryOperator_Delete_Not": "not x → x",
    "AddNot": "x → not x",
    "ReplaceAndWithOr": "and → or",
    "ReplaceOrWithAnd": "or → and",
    "ReplaceTrueWithFalse": "True → False",
    "ReplaceFalseWithTrue": "False → True",
    "ReplaceBreakWithContinue": "break → continue",
    "ReplaceContinueWithBreak": "continue → break",
    "NumberReplacer": _l("another number"),
    "ZeroIterationForLoop": _l("a loop that never runs"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault; `line` is 0 where its name says none."""

    file: str
    line: int
    change: str


def fault(name: str) -> Fault:
    """Read the name that a mutant bears in the verify report."""
    found = NAME.fullmatch(name)
    if found is None:
        return Fault("", 0, name)
    change = found["change"]
    return Fault(found["file"], int(found["line"]), str(CHANGES.get(change, change)))
