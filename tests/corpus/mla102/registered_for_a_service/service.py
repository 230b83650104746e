import mlflow
from fastapi import FastAPI

app = FastAPI()
model = mlflow.sklearn.load_model("models:/churn/latest")


@app.post("/predict")
def predict(row: list[float]):
    return {"label": int(model.predict([row])[0])}
