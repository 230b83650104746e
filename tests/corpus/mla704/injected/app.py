# a form of: a service that is injected by an object, behind a base class, so that no call leads to its model
from fastapi import Depends, FastAPI

from schemas import Note, Review
from services import Moods

app = FastAPI()


class GivesMoods:
    def __init__(self):
        self.moods = Moods()

    def __call__(self):
        return self.moods


gives_moods = GivesMoods()


@app.post("/sentiment")
def sentiment(sent: Review, moods=Depends(gives_moods)):
    return moods.of(sent)


@app.post("/reviews/kept")
def keep(sent: Note, moods=Depends(gives_moods)):
    return moods.keep(sent)
