from fastapi import FastAPI

from base import table
from loader.pipeline import load

app = FastAPI()


@app.get("/rows")
def rows():
    return [load(), table.ADDRESS]
