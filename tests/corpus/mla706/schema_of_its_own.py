# seen in: umbertogriffo/rag-chatbot backend/api/endpoints/health.py@9eb6534b2823f26bb43cdb9d60ac22999e44b639 (the sound form)
"""What a schema says by itself is not seen here: it may look."""

from fastapi import FastAPI

from schemas import Health
from settings import settings

app = FastAPI()


@app.get("/health", response_model=Health)
async def health():
    return Health(version=settings.version)


@app.post("/predict")
def predict(rows: list[float]):
    return {"label": float(model.predict([rows])[0])}
