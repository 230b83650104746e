"""What a function of the project gives back is a pipeline: calling it runs a model."""

from bodies import Posts, Stored
from fastapi import Depends, FastAPI
from keys import check_key
from pipes import pipe_from, table_from

app = FastAPI(dependencies=[Depends(check_key)])


@app.get("/ready")
def ready():
    return {"ready": shelf.is_full()}


@app.post("/moods")
def moods(posts: Posts):
    ask = pipe_from("mood/")
    return {"moods": [each["label"] for each in ask(posts.text)], "model_version": "mood-2"}


@app.post("/stored")
def stored(posts: Stored):
    look = table_from("stored/")
    return {"stored": look(posts.text)}
