# seen in: ADITYAaman0/AQI-predictor src/tasks/data_ingestion.py@0a2b715d62505415ac21da1214914bb6a712f979
import asyncio
import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("air.joblib")


@app.post("/fetch")
def fetch(bbox: dict, payload: str):
    loop = asyncio.new_event_loop()
    result = loop.run_until_complete(fetch_all(payload, bbox))
    logger.info("fetched: %s", result)
    return result


@app.post("/ask")
def ask(question: str):
    answer = asyncio.run(client.complete(question))
    logger.info("answered: %s", answer)  # expect: MLA802
    return {"answer": answer, "kind": model.predict([answer])[0]}
