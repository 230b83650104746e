# a form of: an encoder that is kept in a table of the service's state
from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field, StringConstraints
from sentence_transformers import SentenceTransformer

app = FastAPI()
held = {"encoder": SentenceTransformer("clauses")}
Clause = Annotated[str, StringConstraints(min_length=3, max_length=4000)]


class Clauses(BaseModel):
    clauses: list[Clause] = Field(min_length=1)  # expect: MLA704


class Few(BaseModel):
    clauses: list[Clause] = Field(min_length=1, max_length=64)


@app.post("/vectors")
def vectors(asked: Clauses):
    return held["encoder"].encode(asked.clauses, normalize_embeddings=True).tolist()


@app.post("/few")
def few(asked: Few):
    return held["encoder"].encode(asked.clauses, normalize_embeddings=True).tolist()
