from fastapi import FastAPI

from shore.finder import Finder

app = FastAPI()


def train_finder():
    finder = Finder()
    finder.fit()
    return finder


@app.get("/shells")
def shells():
    return {"shells": len(finder.vectors)}


finder = train_finder()
