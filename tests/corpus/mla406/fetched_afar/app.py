# a form of: an address of a request that functions of other files hand on and fetch
from fastapi import Depends, FastAPI
from pages import Fetcher, fetch_any, fetch_checked, fetch_known, fetch_ours, fetch_own
from pydantic import BaseModel
from settings import chosen_source

app = FastAPI()
fetcher = Fetcher()


class Ask(BaseModel):
    image_url: str


@app.post("/caption")
def caption(ask: Ask):
    return {"words": fetcher.words_of(ask.image_url)}


@app.post("/checked")
def checked(ask: Ask):
    return {"words": fetch_checked(ask.image_url)}


@app.post("/own")
def own(ask: Ask):
    return {"words": fetch_own("https://pictures.internal/one.png"), "of": ask.image_url}


@app.post("/known")
def known(source: str = Depends(chosen_source)):
    return {"words": fetch_known(source)}


@app.post("/any")
def of_any(ask: Ask):
    return {"words": fetch_any(ask.image_url), "ours": fetch_ours(ask.image_url)}
