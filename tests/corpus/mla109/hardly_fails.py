# a form of: a number behind a try that hardly ever fails, and one behind a model that does
"""Scores of letters of application."""

from fastapi import FastAPI

app = FastAPI()


def keyword_score(text, skills):
    try:
        words = set()
        words.update(word for word in text.lower().split() if len(word) > 4)
        words.update(skills.get("named", []))
        return 0.4 if words else 0.2
    except Exception:  # expect: MLA109 as warning
        return 0.3


def model_score(text):
    try:
        return float(matcher.predict([text])[0])
    except Exception:  # expect: MLA109 as error
        return 0.3


@app.post("/score")
def score(text: str, skills: dict):
    return {"words": keyword_score(text, skills), "model": model_score(text)}
