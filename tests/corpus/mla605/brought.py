# seen in: kaanberke/ecommerce-mlops-pipeline model_registry/api.py@a3b77d06f01a1eb9b924cf757a52f9b720366826, M-Ito-7310/Image-Classification-Service backend/app/api/routes/models.py@80ed1b55609674984988eeddc8069bdac9950add
"""Models that a request brings, or that a row of a database names: none of them could be loaded before."""

from io import BytesIO

import joblib
import torch
from fastapi import Depends, FastAPI, UploadFile
from sqlalchemy.orm import Session

from tables import Model, get_db

app = FastAPI()


@app.post("/models")
async def add(name: str, model_file: UploadFile):
    content = await model_file.read()
    model = joblib.load(BytesIO(content))
    joblib.dump(model, f"models/{name}.joblib")
    return {"name": name}


@app.post("/models/{key}/validate")
def validate_model(key: int, db: Session = Depends(get_db)):
    return {"valid": _opens(db.get(Model, key).path)}


def _opens(path: str) -> bool:
    return torch.load(path, weights_only=True) is not None


@app.post("/models/{key}/layers")
def layers(key: int, db: Session = Depends(get_db)):
    found = db.query(Model).filter(Model.key == key).first()
    return {"layers": list(torch.load(found.path, weights_only=True))}


@app.post("/predict")
def predict(rows: list[list[float]]):
    return joblib.load("models/best.joblib").predict(rows).tolist()  # expect: MLA605 as error
