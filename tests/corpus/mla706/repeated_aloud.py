# a form of: a model that a helper of fastapi-utils loads again and again, the first failure of which ends the start
import mlflow
from fastapi import FastAPI
from fastapi_utils.tasks import repeat_every

app = FastAPI()


@app.on_event("startup")
@repeat_every(seconds=600, raise_exceptions=True)
def load():
    global model
    model = mlflow.pyfunc.load_model("models:/risk@champion")


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/predict")
def predict(row: list[float]):
    return {"label": int(model.predict([row])[0])}
