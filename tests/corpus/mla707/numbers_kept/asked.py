from pydantic import BaseModel


class Asked(BaseModel):
    mode: str
    region: str
    valley: str
    rain: float | None = None
    frost: float | None = None


class Field(BaseModel):
    mode: str
    region: str
    valley: str
    rain: float  # expect: MLA707 as info
    frost: float
