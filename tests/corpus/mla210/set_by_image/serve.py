import os

import torch
from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("models/tickets")
model.eval()


@app.post("/triage")
def triage(ticket: str):
    longest = int(os.getenv("LONGEST_TICKET", "256"))
    encoded = tokenizer(ticket, truncation=True, max_length=longest, return_tensors="pt")
    with torch.no_grad():
        return {"queue": int(model(**encoded).logits.argmax())}
