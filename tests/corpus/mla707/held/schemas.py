# seen in: chineidu/nyc-taxi-price-prediction src/config/schema.py@009f95b6c5eb6273c329e3e2fc337fd600247977
import typing as tp

from pydantic import BaseModel, Field


class Trip(BaseModel):
    zone: tp.Optional[int]  # expect: MLA707
    distance: tp.Optional[float]
    amount: tp.Optional[float]


class Trips(BaseModel):
    inputs: tp.List[Trip] = Field(max_length=100)


class Filter(BaseModel):
    name: str
    value: tp.Any


class Search(BaseModel):
    where: tp.List[Filter]
    row: tp.List[float]  # expect: MLA707 as info


class Stored(BaseModel):
    zone: tp.Optional[int]
    distance: tp.Optional[float]


class Chat(BaseModel):
    messages: tp.List[str] = Field(max_length=20)
    temperature: float = 0.7  # expect: MLA707
    max_tokens: int = Field(256, gt=0, le=512)


class OwnChat(BaseModel):
    messages: tp.List[str] = Field(max_length=20)
    temperature: float = Field(0.7, ge=0, le=2)
    max_tokens: int = Field(256, gt=0, le=512)


class FreeChat(BaseModel):
    messages: tp.List[str] = Field(max_length=20)
    temperature: float = 0.7
    max_tokens: int = 256
