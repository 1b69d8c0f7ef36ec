"""What a candidate confirms before the test."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from assessment.domain.clock import now
from webapp.forms import FieldError, FormModel

OLDEST = 120


class DetailsForm(FormModel):
    """Who the candidate is, as on the identity card."""

    name: Annotated[str, Field(min_length=2, max_length=200)]
    birth_date: date

    @field_validator("name")
    @classmethod
    def _is_seen_as_written(cls, value: str) -> str:
        if not value.isprintable():
            raise FieldError("The name has signs that cannot be printed; type it again.")
        return value

    @field_validator("birth_date")
    @classmethod
    def _is_a_birthday(cls, value: date) -> date:
        today = now().date()
        if not today.replace(year=today.year - OLDEST, day=1) < value < today:
            raise FieldError("This cannot be a date of birth; check the year.")
        return value


class ContractForm(FormModel):
    """Every point of the contract is accepted by itself."""

    own_work: Literal["yes"]
    recorded: Literal["yes"]
    decided: Literal["yes"]
