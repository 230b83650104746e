"""Another service."""

from fastapi import FastAPI

app = FastAPI()


@app.post("/words")
def words(text: str):
    return {"words": len(text.split())}
