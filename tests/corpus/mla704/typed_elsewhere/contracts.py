from typing import Annotated

from pydantic import BaseModel, Field

TopK = Annotated[int, Field(ge=1, le=100)]
Least = Annotated[int, Field(ge=1)]


class Answer(BaseModel):
    items: list[int]
