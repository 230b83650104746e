# seen in: DmitryDubovikov/Sentiment-MLOps app/model_loader.py, amine-akrout/mlops-zoomcamp-capstone app/app.py
import asyncio
from contextlib import asynccontextmanager

import mlflow
from fastapi import FastAPI
from fastapi_utils.tasks import repeat_every


class Champion:
    def __init__(self):
        self.model = None

    async def load_champion(self):
        self.model = mlflow.sklearn.load_model("models:/churn@champion")  # expect: MLA701

    async def load_fallback(self):
        self.model = mlflow.sklearn.load_model("models:/churn@fallback")  # ok: once, before it serves


champion = Champion()


async def watch():
    while True:
        await champion.load_champion()
        await asyncio.sleep(60)


@asynccontextmanager
async def lifespan(app):
    await champion.load_fallback()
    await champion.load_champion()
    task = asyncio.create_task(watch())
    yield
    task.cancel()


app = FastAPI(lifespan=lifespan)


@app.on_event("startup")
@repeat_every(seconds=600)
async def look_for_newer():
    champion.model = mlflow.pyfunc.load_model("models:/churn@champion")  # expect: MLA701


@app.on_event("startup")
@repeat_every(seconds=600)
def look_for_newer_apart():
    champion.model = mlflow.pyfunc.load_model("models:/churn@champion")  # ok: in a thread of its own


@app.get("/version")
def version():
    return {"loaded": champion.model is not None}
