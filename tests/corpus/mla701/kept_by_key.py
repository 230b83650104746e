# a form of: what cannot be typed is known by the key under which it is kept
from fastapi import FastAPI
from torch import nn

from parts import build_chain, build_classifier

app = FastAPI()
kept = {}


@app.on_event("startup")
def start():
    kept["qa_chain"] = build_chain()
    kept["classifier"] = build_classifier()
    kept["answers"] = build_chain()


@app.post("/ask")
async def ask(question: str):
    return kept["qa_chain"].run(question)  # expect: MLA701


@app.post("/classify")
async def classify(rows: list[list[float]]):
    return kept["classifier"].generate(rows).tolist()  # expect: MLA701


@app.post("/network")
async def network(rows: list[list[float]]):
    return kept["classifier"](rows).tolist()  # expect: MLA701


@app.post("/answers")
async def answers(question: str):
    return kept["answers"].run(question)
