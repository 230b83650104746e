# seen in: rayaran1000/Toxic-Comment-Classifier src/ToxicCommentClassifier/pipeline/prediction.py@938b204cd7a1fab5573e7ee3920a718a84def89c
import torch
from fastapi import FastAPI
from pydantic import BaseModel, Field
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("judge")
model = AutoModelForSequenceClassification.from_pretrained("judge")


class Review(BaseModel):
    text: str = Field(max_length=5000)


@app.post("/reviews")
def reviews(review: Review):
    pieces = tokenizer(review.text, return_tensors="pt")  # expect: MLA704
    with torch.no_grad():
        return model(**pieces).logits.argmax().item()


@app.get("/lengths")
def lengths():
    return len(tokenizer("a good film")["input_ids"])
