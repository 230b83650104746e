# a form of: texts that go to a model of language by the name of the field that holds them
from fastapi import FastAPI
from fastembed import TextEmbedding
from pydantic import BaseModel, Field

app = FastAPI()
embedder = TextEmbedding("BAAI/bge-small-en-v1.5")


class Case(BaseModel):
    symptoms: str  # expect: MLA704


class Short(BaseModel):
    symptoms: str = Field(max_length=2000)


@app.post("/triage")
def triage(case: Case):
    return [row.tolist() for row in embedder.embed([case.symptoms])]


@app.post("/triage-short")
def triage_short(case: Short):
    return [row.tolist() for row in embedder.embed([case.symptoms])]
