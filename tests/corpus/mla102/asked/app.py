from fastapi import FastAPI
from generate import send
from pydantic import BaseModel, Field

app = FastAPI()


class Question(BaseModel):
    text: str = Field(max_length=2000)


@app.post("/ask")
def ask(question: Question):
    return {"answer": send("small-model", [{"role": "user", "content": question.text}])}
