# seen in: anamacam/ml-api-fastapi-v2 backend/app/main.py@08393e4a9821f594651c5cc31ba584a71f60a499
"""A schema filled with constants and settings is a constant too."""

from fastapi import FastAPI
from pydantic import BaseModel

from settings import settings

app = FastAPI(title=settings.title)


class Health(BaseModel):
    status: str
    version: str
    parts: dict[str, str]


@app.get("/health", response_model=Health)
async def health():  # expect: MLA706
    return Health(status="healthy", version=settings.version, parts={"debug": str(settings.debug)})


@app.post("/predict")
def predict(rows: list[float]):
    return {"label": float(model.predict([rows])[0])}
