# a form of: an app that cuts the texts of its classifier, and sends those of its language model as they come
from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel

from labels import label_of
from summaries import summary_of

app = FastAPI()
client = OpenAI(timeout=20)


class Question(BaseModel):
    question: str  # expect: MLA704


class Claim(BaseModel):
    claim: str


class Story(BaseModel):
    story: str


@app.post("/answer")
def answer(sent: Question):
    return client.responses.create(model="gpt-4o-mini", input=sent.question, max_output_tokens=300).output_text


@app.post("/label")
def label(sent: Claim):
    return label_of(sent.claim)


@app.post("/summary")
def summary(sent: Story):
    return summary_of(sent.story)
