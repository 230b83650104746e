from datetime import date
from enum import Enum
from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Harbour(str, Enum):
    EAST = "east"
    WEST = "west"


class Crossing(BaseModel):
    start: Harbour
    end: Harbour
    day: date
    distance: Annotated[float, Field(gt=0)]
    boat: Literal["small", "large"] | None = None


class Trip(BaseModel):
    start: Harbour
    end: Harbour
    age: int
    income: float


class Letter(BaseModel):
    start: Harbour
    day: date
    pages: int
    words: str
