from transformers import pipeline

mood = pipeline("sentiment-analysis", model="acme/moods", revision="4f1c2de")


def infer(text):
    return mood(text)[0]["label"]
