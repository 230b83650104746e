# seen in: Sunder2002/adtech-ctr-mlops-pipeline src/api/main.py@93585decc4dcf8fc2abb8d9d7fcc272aafa5d68e
"""A text that is a key once it is hashed, and one that a model reads."""

import hashlib

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Bid(BaseModel):
    email: str
    query: str


class Mail(BaseModel):
    email: str  # expect: MLA704


@app.post("/bid")
def bid(asked: Bid):
    key = hashlib.sha256(asked.email.encode()).hexdigest()
    profiles.update_interests(key, asked.query)
    return {"bid": float(model.predict([profiles.of(key)])[0])}


@app.post("/spam")
def spam(sent: Mail):
    return {"spam": float(model.predict([vectors.of(sent.email)])[0])}
