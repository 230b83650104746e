"""Who asks is looked up by a token, through a dependency that hands on what another one found."""

from fastapi import Depends, FastAPI, Header
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
client = OpenAI(timeout=20)


class Person(BaseModel):
    name: str


class Question(BaseModel):
    text: str  # expect: MLA704


def by_token(authorization: str = Header()) -> Person:
    return Person(name=authorization.partition(".")[2])


def current(person: Person = Depends(by_token)) -> Person:
    return person


@app.post("/ask")
def ask(question: Question, person: Person = Depends(current)):
    asked = f"{person.name} asks: {question.text}"
    return client.responses.create(model="gpt-4o-mini", input=asked, max_output_tokens=300).output_text
