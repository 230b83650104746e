# seen in: F-major7/production-ml-api api/main.py
"""A route that keeps its answer for who asks the same again, and one that keeps what was said of it."""

from answers_cache import Answers
from fastapi import FastAPI
from opinions import Opinions

app = FastAPI()
answers = Answers()
opinions = Opinions()


@app.post("/price")
def price(rooms: int):
    said = float(model.predict([[rooms]])[0])
    answers.set(f"price:{rooms}", said)  # ok: what is not there is asked again
    return {"price": said}


@app.post("/opinion")
def opinion(rooms: int, stars: int):
    opinions.set(f"price:{rooms}", stars)  # expect: MLA102 as warning
    return {"status": "kept"}
