from pydantic import BaseModel


class Review(BaseModel):
    customer: str
    clinical_note: str  # expect: MLA704


class Note(BaseModel):
    text: str
