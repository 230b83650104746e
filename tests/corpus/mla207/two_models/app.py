import re

import joblib
from fastapi import FastAPI

app = FastAPI()
svm = joblib.load("svm.joblib")
tree = joblib.load("tree.joblib")


def clean(text):
    text = re.sub(r"<.*?>", "", text)  # expect: MLA207
    text = re.sub(r"https?://\S+", "", text)
    text = re.sub(r"[^a-zA-Z\s]", "", text)
    return re.sub(r"\s+", " ", text).strip().lower()


@app.post("/mood")
def mood(text: str) -> list[int]:
    cleaned = clean(text)
    return [int(svm.predict([cleaned])[0]), int(tree.predict([cleaned])[0])]
