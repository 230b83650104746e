import os

import torch
from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("models/complaints")
model.eval()


@app.post("/triage")
def triage(complaint: str):
    longest = int(os.getenv("LONGEST_COMPLAINT", "256"))
    encoded = tokenizer(complaint, truncation=True, max_length=longest, return_tensors="pt")  # expect: MLA210
    with torch.no_grad():
        return {"queue": int(model(**encoded).logits.argmax())}
