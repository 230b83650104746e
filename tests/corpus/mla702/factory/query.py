from fastapi import Depends
from pydantic import BaseModel, Field

from common import create_api
from service import QueryService

app = create_api(title="queries")
queries = QueryService()


class Question(BaseModel):
    query: str = Field(..., max_length=500)


def get_service():
    return queries


@app.post("/search")  # expect: MLA702
def search(question: Question, service: QueryService = Depends(get_service)):
    return service.search(question.query)
