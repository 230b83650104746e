# seen in: elhassanefek/sentiment-analysis-api app/services/analyze_text.py@a7558dfe68170d2d153e9c76481c5612120b9c99
from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer

NAME = "cardiffnlp/twitter-roberta-base-sentiment"
tokens = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")  # expect: MLA502 as info
model = AutoModelForSequenceClassification.from_pretrained(NAME)  # expect: MLA502 as info

app = FastAPI()


@app.post("/score")
def score(text: str) -> float:
    return float(model(**tokens(text, return_tensors="pt")).logits[0][0])
