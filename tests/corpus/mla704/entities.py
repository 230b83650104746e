# a form of: a pipeline that cuts texts by itself
from fastapi import FastAPI
from pydantic import BaseModel, Field
from transformers import pipeline

app = FastAPI()
names = pipeline("ner", model="dslim/bert-base-NER")


class Report(BaseModel):
    text: str = Field(max_length=5000)


@app.post("/names")
def find(report: Report):
    return names(report.text)
