# seen in: matic0209/recommendation-system app.py
"""What evaluates the models is asked by who keeps them."""
from fastapi import FastAPI
from sklearn.linear_model import Ridge

app = FastAPI()
model = Ridge()


@app.post("/evaluate")
def evaluate_models(rows: list[list[float]]):
    return {"mean": float(model.predict(rows).mean())}
