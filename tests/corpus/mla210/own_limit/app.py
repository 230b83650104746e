from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("models/sentiment")
model = AutoModelForSequenceClassification.from_pretrained("models/sentiment")


@app.post("/whole")
def whole(text: str):
    return model(**tokenizer(text, truncation=True, return_tensors="pt")).logits.tolist()  # expect: MLA210


@app.post("/cut")
def cut(text: str):
    return model(**tokenizer(text, truncation=True, max_length=128, return_tensors="pt")).logits.tolist()
