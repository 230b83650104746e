# seen in: rafaelgreca/e2e-mlops-project src/schema/person.py
# What looks like a check and is none: a type as a default, a validator outside of any class.
from typing import Literal

from pydantic import BaseModel, Field, field_validator


@field_validator("weight")  # expect: MLA707 as warning
def above_zero(_, value: float):
    if value == 0:
        raise ValueError("no weight")
    return value


@field_validator("height")
def kept(_, value: float):
    if value == 0:
        raise ValueError("no height")
    return value


class Animal(BaseModel):
    kind: str = Literal["cat", "dog"]  # expect: MLA707 as warning
    coat: str = Literal["short", "long"]
    size: Literal["small", "large"] = "small"
    weight: float = Field(ge=0, le=90)
    height: float = Field(ge=0, le=200)
    _kept = kept

    @field_validator("weight")
    @classmethod
    def known(cls, value: float):
        return value
