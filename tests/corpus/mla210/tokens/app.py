from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("distilbert-base-cased")  # expect: MLA210
model = AutoModelForSequenceClassification.from_pretrained("models/review")


@app.post("/predict")
def predict(text: str):
    coded = tokenizer(text, truncation=True, max_length=256, return_tensors="pt")
    return model(**coded).logits.tolist()
