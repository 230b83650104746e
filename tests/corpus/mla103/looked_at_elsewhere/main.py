"""The routes."""

from fastapi import FastAPI
from readers import letters, reports
from rules import by_rules

app = FastAPI()


@app.post("/report")
def report(text: str):
    reader = reports
    if reader.is_loaded:
        return {"kind": reader.predict(text), "source": "model"}
    return {"kind": by_rules(text), "source": "rules"}


@app.post("/letter")
def letter(text: str):
    if not letters.letters_loaded:
        print("the reader of letters is not there")
    return {"kind": letters.predict(text)}


@app.get("/about")
def about():
    return {"letters": letters.letters_loaded}
