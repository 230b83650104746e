# seen in: nickgeorgemathew/News-Article-Topic-Classifier-API dev_and_api/main.py@bba8f5cf787826e463ea91ab6687c9508433550f
"""How many of the best are wanted: a cut of what a model answered, or work for a store."""

import chromadb
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
shelf = chromadb.Client().get_collection("shelf")


class Article(BaseModel):
    title: str = Field(max_length=200)
    top_k: int = 3  # expect: MLA704 as info


class Wanted(BaseModel):
    title: str = Field(max_length=200)
    top_k: int = 3  # expect: MLA704 as warning


class Continued(BaseModel):
    title: str = Field(max_length=200)
    max_new_tokens: int = 100  # expect: MLA704 as warning


@app.post("/topics")
def topics(article: Article):
    ranked = sorted(model.predict([article.title])[0], reverse=True)
    return {"topics": ranked[: article.top_k]}


@app.post("/near")
def near(wanted: Wanted):
    return {"near": shelf.query(query_embeddings=model.predict([wanted.title]), n_results=min(wanted.top_k, 9999))}


@app.post("/continued")
def continued(sent: Continued):
    return {"text": model.generate(sent.title, max_new_tokens=max(1, sent.max_new_tokens))}
