from fastapi import FastAPI
from tagger import Tagger
from whole import Whole

app = FastAPI()
tagger = Tagger({"quantized_model": True})
whole = Whole({"quantized_model": False})


@app.post("/tags")
def tags(row: list[int]):
    return [tagger.tags(row), whole.tags(row)]
