from fastapi import FastAPI
from pydantic import BaseModel
from ranking import ordered

app = FastAPI()


class SearchQuery(BaseModel):
    question: str
    ranker: str = "small"


@app.post("/search")
def search(query: SearchQuery):
    return ordered(reranker=query.ranker, wanted=query.question)
