# seen in: AssemblyAI-Examples/ml-fastapi-docker-heroku app/main.py@f36f43fe739fe8384e6fb41b754e3cc496e631ff
"""What a text costs a linear model is little more than reading it."""

from fastapi import FastAPI
from pydantic import BaseModel
from words import language_of

app = FastAPI()


class Sent(BaseModel):
    text: str  # expect: MLA704 as info


class Many(BaseModel):
    texts: list[str]  # expect: MLA704 as warning


@app.post("/predict")
def predict(sent: Sent):
    return language_of([sent.text])


@app.post("/predict/many")
def predict_many(sent: Many):
    return language_of(sent.texts)
