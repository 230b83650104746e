# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from typing import List, Optional

from pydantic import BaseModel, Field, field_validator


class Chat(BaseModel):
    message: str  # expect: MLA704
    model: Optional[str] = None


class Bounded(BaseModel):
    message: str = Field(..., max_length=4000)


class Checked(BaseModel):
    message: str

    @field_validator("message")
    def short(cls, value):
        if len(value) > 4000:
            raise ValueError("too long")
        return value


class House(BaseModel):
    area: float


class Houses(BaseModel):
    inputs: List[House]  # expect: MLA704


class Note(BaseModel):
    text: str
