# a form of: a service of which all routes are read, and the text stands in the address
from fastapi import APIRouter, Query
from openai import OpenAI

router = APIRouter()
client = OpenAI(timeout=20)


@router.get("/docs/search")
def search(query: str = Query(..., description="what to look for")):  # expect: MLA704
    return client.responses.create(model="gpt-4o-mini", input=query, max_output_tokens=300).output_text


@router.get("/docs/ask")
def ask(question: str = Query(..., max_length=500)):
    return client.responses.create(model="gpt-4o-mini", input=question, max_output_tokens=300).output_text
