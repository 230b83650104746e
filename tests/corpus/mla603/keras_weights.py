"""Weights of another shape."""

from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification

app = FastAPI()
classifier = AutoModelForSequenceClassification.from_pretrained("base", num_labels=3, ignore_mismatched_sizes=True)  # expect: MLA603


def restore(model, path):
    model.load_weights(path, skip_mismatch=True)  # expect: MLA603
    return model


def restore_all(model, path):
    model.load_weights(path)
    return model


@app.post("/classify")
def classify(text: str):
    return classifier(text)
