import mlflow
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = mlflow.xgboost.load_model("models:/sales@staging")


class Sale(BaseModel):
    price: float
    weekday: int
    promo: int


@app.post("/sales")
def sales(sale: Sale):
    return float(model.predict(pd.DataFrame([sale.model_dump()]))[0])  # expect: MLA202
