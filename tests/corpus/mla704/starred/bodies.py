from pydantic import BaseModel


class Line(BaseModel):
    text: str  # expect: MLA704


class Noted(BaseModel):
    text: str
