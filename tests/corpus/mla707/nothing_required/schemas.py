# seen in: nitishpatil18/fraud-detection-mlops src/api/schemas.py
import typing as tp
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Claim(BaseModel):
    model_config = ConfigDict(extra="allow")

    month: tp.Optional[str] = None  # expect: MLA707 as info
    amount: tp.Optional[float] = Field(default=None, ge=0)
    region: tp.Optional[str] = None
    vehicle: str | None = None


class Trip(BaseModel):
    distance: float = Field(None, gt=0, lt=500)
    fare: float = Field(None, gt=0, lt=500)
    passengers: int = Field(None, ge=1, le=8)


class Trips(BaseModel):
    rows: list[Trip] = Field(max_length=100)


class Checked(BaseModel):
    area: float | None = Field(None, gt=0)
    rooms: int | None = Field(None, gt=0)
    floor: int | None = Field(None, ge=0)

    @field_validator("area", "rooms", "floor")
    @classmethod
    def there(cls, value):
        if value is None:
            raise ValueError("each is needed")
        return value


class Looked(BaseModel):
    weight: float | None = Field(None, gt=0)
    height: float | None = Field(None, gt=0)
    waist: float | None = Field(None, gt=0)


class HouseUpdate(BaseModel):
    area: float | None = Field(None, gt=0)
    rooms: int | None = Field(None, gt=0)
    floor: int | None = Field(None, ge=0)


class Known(BaseModel):
    area: float = Field(gt=0)
    garden: float | None = Field(None, ge=0)
    garage: float | None = Field(None, ge=0)


class Example(BaseModel):
    work: Literal["private", "public"] = "private"
    age: int = Field(default=25, ge=0, le=120)
    hours: int = Field(default=40, ge=0, le=120)
    gain: float = Field(0.0, ge=0)
