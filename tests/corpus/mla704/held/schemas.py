# seen in: chineidu/nyc-taxi-price-prediction src/api/schema/api_schema.py@009f95b6c5eb6273c329e3e2fc337fd600247977
import typing as tp

from pydantic import BaseModel, Field


class Trip(BaseModel):
    distance: float = Field(gt=0, lt=300)
    zone: int = Field(ge=1, le=265)


class Trips(BaseModel):
    inputs: tp.List[Trip]  # expect: MLA704


class FewTrips(BaseModel):
    inputs: tp.List[Trip] = Field(max_length=200)


class Answers(BaseModel):
    durations: tp.Optional[tp.List[Trip]]


class Grid(BaseModel):
    rows: list[list[float]]  # expect: MLA704


class Note(BaseModel):
    text: str  # expect: MLA704


class Notes(BaseModel):
    notes: tp.List[Note] = Field(max_length=20)


class Line(BaseModel):
    content: str


class Talk(BaseModel):
    lines: tp.List[Line]  # expect: MLA704
