# a form of: word lists that are looked for first
import nltk
from fastapi import FastAPI

app = FastAPI()

try:
    nltk.data.find("tokenizers/punkt")
except LookupError:
    nltk.download("punkt")


@app.post("/words")
def words(text: str):
    return nltk.word_tokenize(text)
