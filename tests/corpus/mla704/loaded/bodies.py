from pydantic import BaseModel


class Posts(BaseModel):
    author: str
    text: list[str]  # expect: MLA704


class Stored(BaseModel):
    author: str
    text: list[str]
