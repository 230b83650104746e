"""The routes: one looks at what it gets, one does not."""

from advice import adviser
from fastapi import FastAPI

app = FastAPI()


@app.post("/advice")
def advice(marks: list[int]):
    text = adviser.advise(marks)
    if text:
        return {"advice": text, "by": "model"}
    return {"advice": by_rule(marks), "by": "rule"}


@app.post("/grade")
def grade(marks: list[int]):
    return {"grade": adviser.grade(marks)}
