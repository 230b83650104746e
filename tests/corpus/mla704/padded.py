# seen in: curiousily/Deploy-BERT-for-Sentiment-Analysis-with-FastAPI sentiment_analyzer/classifier/model.py@1266879a5880540da45848b307f006bb618f5938
"""A tokenizer that is given the most that it may give truncates."""

import torch
from fastapi import FastAPI
from pydantic import BaseModel
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("example/mood")
network = AutoModelForSequenceClassification.from_pretrained("example/mood")


class Review(BaseModel):
    text: str


@app.post("/predict")
def predict(review: Review):
    sent = tokenizer.encode_plus(review.text, max_length=160, return_tensors="pt")
    with torch.no_grad():
        return network(**sent).logits.argmax().item()
