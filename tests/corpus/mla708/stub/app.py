# seen in: CCRI-POPROX/poprox-recommender src/poprox_recommender/api/main.py@1ac542632af04b3981a08011eafb53c0bb861a9a
import logging

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


@app.post("/embed")
def embed(body: dict):
    """To be written."""
    logger.debug("asked to embed")
    return {}


@app.post("/rank")  # expect: MLA708
async def predict(rows: list[float]):  # the second route of the app, and the first that answers
    return {"score": float(model.predict([rows])[0])}
