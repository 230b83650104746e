from fastapi import HTTPException
from pydantic import BaseModel


class Words(BaseModel):
    text: str  # expect: MLA704


def checked(words: Words):
    if not words.text:
        raise HTTPException(422)
    return words
