"""A validation standard: profession, units, criteria, indicators and the pass rule, as data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assessment.domain.documents import read_document
from assessment.domain.errors import InvalidInputError, NotFoundError
from assessment.domain.languages import Texts

STANDARD = "standard.toml"


class StandardError(InvalidInputError):
    """A folder is not a valid standard."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Alignment(_Part):
    """Where another framework says the same, with the source and version that was read."""

    scheme: str
    code: str
    source: str
    version: str
    label: str = ""
    level: str = ""
    uri: str = ""
    note: str = ""


class Indicator(_Part):
    """Something observable; `evidence` says whether a machine or a person observes it."""

    code: str
    text: Texts
    essential: bool
    evidence: Literal["machine", "assessor"]


class Criterion(_Part):
    """What is judged, through its indicators."""

    code: str
    title: Texts
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]


class Unit(_Part):
    """A unit of competence, validated on its own."""

    code: str
    title: Texts
    alignments: tuple[Alignment, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator in the order of the standard."""
        for criterion in self.criteria:
            yield from criterion.indicators

    def indicator(self, code: str) -> Indicator:
        """Return one indicator; raises NotFoundError for a code of another unit."""
        for indicator in self.indicators():
            if indicator.code == code:
                return indicator
        raise NotFoundError("Unit %(unit)s has no indicator %(code)s.", unit=self.code, code=code)


class Rule(_Part):
    """When a unit is proposed as passed.

    Every essential indicator is met, and of the indicators of each criterion
    for which there is evidence at least `criterion_share` is met. A proposal
    that one or `borderline` more indicators would turn is borderline.
    """

    essential: Literal["all"] = "all"
    criterion_share: Annotated[float, Field(gt=0, le=1)] = 0.5
    borderline: Annotated[int, Field(ge=0)] = 1


class _StandardFile(_Part):
    code: str
    version: str
    illustrative: bool
    title: Texts
    notice: Texts
    alignments: tuple[Alignment, ...] = ()
    rule: Rule = Rule()
    units: Annotated[tuple[str, ...], Field(min_length=1)]


class Standard(_Part):
    """One profession's standard at one version."""

    code: str
    version: str
    illustrative: bool
    title: Texts
    notice: Texts
    alignments: tuple[Alignment, ...]
    rule: Rule
    units: tuple[Unit, ...]

    def unit(self, code: str) -> Unit:
        """Return one unit; raises NotFoundError for an unknown code."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise NotFoundError("Standard %(code)s has no unit %(unit)s.", code=self.code, unit=code)


def read_standard(folder: Path) -> Standard:
    """Read standard.toml and units/*.toml; raises StandardError or DocumentError."""
    head = read_document(folder / STANDARD, _StandardFile)
    units = tuple(read_document(folder / "units" / f"{code}.toml", Unit) for code in head.units)
    for code, unit in zip(head.units, units, strict=True):
        _check_codes(code, unit)
    return Standard(**{**dict(head), "units": units})


def read_standards(root: Path) -> list[Standard]:
    """Read every standard below `root`, ordered by folder."""
    return [read_standard(path.parent) for path in sorted(root.glob(f"*/{STANDARD}"))]


def _check_codes(code: str, unit: Unit) -> None:
    if unit.code != code:
        raise StandardError(
            "units/%(file)s.toml says its code is %(code)s; make them agree.",
            file=code,
            code=unit.code,
        )
    codes = [criterion.code for criterion in unit.criteria]
    codes += [indicator.code for indicator in unit.indicators()]
    for found in codes:
        if codes.count(found) > 1 or not found.startswith(f"{code}."):
            raise StandardError(
                "Unit %(unit)s uses the code %(code)s twice or with another unit's prefix; "
                "give it a code of its own.",
                unit=code,
                code=found,
            )
