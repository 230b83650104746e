import mlflow
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = mlflow.xgboost.load_model("models:/stores@staging")


class Store(BaseModel):
    price: float
    area: float


@app.post("/stores")
def stores(store: Store):
    return float(model.predict(pd.DataFrame([store.model_dump()]))[0])
