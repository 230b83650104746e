import torch
from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("models/letters")
model.eval()


@app.post("/sort")
def sort(letter: str):
    encoded = tokenizer(letter, truncation=True, max_length=128, return_tensors="pt")  # expect: MLA210
    with torch.no_grad():
        return {"pile": int(model(**encoded).logits.argmax())}
