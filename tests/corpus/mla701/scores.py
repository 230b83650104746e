# seen in: luntaixiax/text-summarizer-deploy backend-fastapi/app.py
import asyncio

import evaluate
import jiwer
from fastapi import FastAPI
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

app = FastAPI()
rouge = evaluate.load("rouge")


@app.post("/score")
async def score(texts: list[str], targets: list[str]):
    return rouge.compute(predictions=texts, references=targets)  # expect: MLA701


@app.post("/wer")
async def word_errors(heard: list[str], said: list[str]):
    return {"wer": jiwer.wer(said, heard)}  # expect: MLA701


@app.post("/groups")
async def groups(rows: list[list[float]]):
    return KMeans(3, random_state=0).fit_predict(rows).tolist()  # expect: MLA701


@app.post("/scaled")
async def scaled(rows: list[list[float]]):
    return StandardScaler().fit_transform(rows).tolist()  # ok: a mean and a spread are soon there


@app.post("/score-aside")
async def score_aside(texts: list[str], targets: list[str]):
    return await asyncio.to_thread(rouge.compute, predictions=texts, references=targets)


@app.post("/score-in-a-pool")
def score_in_a_pool(texts: list[str], targets: list[str]):
    return rouge.compute(predictions=texts, references=targets)
