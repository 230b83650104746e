# a form of: routes that get an interface; what stands for it does the work, and a double for tests only sleeps
from fastapi import Depends, FastAPI, HTTPException
from interface import Scorer
from scorer import ForestScorer
from app.tags import Tagger, WordTagger

app = FastAPI()
held = None
tagger: Tagger = WordTagger()


@app.on_event("startup")
def start():
    global held
    held = ForestScorer("model.onnx")


def get_scorer() -> Scorer:
    if held is None:
        raise HTTPException(503)
    return held


@app.post("/score")
async def score(text: str, scorer: Scorer = Depends(get_scorer)):
    return {"scores": scorer.rate(text)}  # expect: MLA701 error


@app.post("/name")
async def name(text: str, scorer: Scorer = Depends(get_scorer)):
    return {"name": scorer.title(text)}


@app.post("/tags")
async def tags(text: str):
    return {"tags": tagger.tags(text)}
