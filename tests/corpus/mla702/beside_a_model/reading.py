from fastapi import FastAPI
from store import read

app = FastAPI()


@app.post("/shown")
def shown(name: str):
    return read(name)  # ok: nothing is changed
