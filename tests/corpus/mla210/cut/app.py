from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("bert-base-cased")
model = AutoModelForSequenceClassification.from_pretrained("models/review")


@app.post("/predict")
def predict(text: str):
    coded = tokenizer(text, max_length=160, padding="max_length", return_tensors="pt")  # expect: MLA210 as warning
    return model(**coded).logits.tolist()


@app.post("/predict/short")
def predict_short(text: str):
    coded = tokenizer(text, max_length=160, return_tensors="pt")  # with no padding, a length cuts by itself
    return model(**coded).logits.tolist()
