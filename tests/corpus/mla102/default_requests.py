# seen in: openai/chatgpt-retrieval-plugin server/main.py@b28ddce58474441da332d4e15c6dd60ddaa953ab
"""What a client sent and nobody can read."""

from fastapi import FastAPI, Form, HTTPException
from pydantic import BaseModel, ValidationError

app = FastAPI()


class Options(BaseModel):
    source: str = "file"


@app.post("/take")
def take(options: str = Form("")):
    try:
        wanted = Options.parse_raw(options)
    except:  # expect: MLA102 info
        wanted = Options()
    return store(wanted)


@app.post("/take-or-refuse")
def take_or_refuse(options: str = Form("")):
    try:
        wanted = Options.parse_raw(options)
    except ValidationError as error:
        raise HTTPException(422, "the options cannot be read") from error
    return store(wanted)
