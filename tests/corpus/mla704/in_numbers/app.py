# a form of: a text that is only the place of a row, and texts that go on
from fastapi import FastAPI
from models import Digits, Words
from pydantic import BaseModel

app = FastAPI()
digits = Digits()
words = Words()


class Chosen(BaseModel):
    input_text: str


class Named(BaseModel):
    input_text: str  # expect: MLA704 as warning


class Asked(BaseModel):
    input_text: str  # expect: MLA704 as warning


class Both(BaseModel):
    input_text: str  # expect: MLA704 as warning


class Here(BaseModel):
    text: str


@app.post("/digits")
def of_digits(payload: Chosen):
    input_text = payload.input_text
    print(input_text)
    if input_text:
        model = Digits()
        response = {"input_text": input_text, "guess": model.guess(input_text)}
    else:
        response = {"guess": None}
    return response


@app.post("/named")
def of_named(payload: Named):
    return str(digits.told(payload.input_text))


@app.post("/asked")
def of_asked(payload: Asked):
    return words.after(payload.input_text)


@app.post("/both")
def of_both(payload: Both):
    return digits.guess(payload.input_text), words.pipe([payload.input_text])


@app.post("/here")
def of_here(payload: Here):
    at = int(payload.text)
    return int(digits.net.predict(digits.pictures[at : at + 1]).argmax())
