from fastapi import FastAPI
from pydantic import BaseModel
from transformers import pipeline

app = FastAPI()
label = pipeline("text-classification", truncation=True)


class Asked(BaseModel):
    texts: list[str]  # expect: MLA704 as info


@app.post("/label")
def labels(asked: Asked):
    return label(asked.texts)
