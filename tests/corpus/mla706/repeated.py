# a form of: a model that a helper of fastapi-utils loads again and again, and that may never have come
import mlflow
from fastapi import FastAPI
from fastapi_utils.tasks import repeat_every

app = FastAPI()


@app.on_event("startup")
@repeat_every(seconds=600)
def load():  # what it raises is logged, and the service runs
    global model
    model = mlflow.pyfunc.load_model("models:/risk@champion")


@app.get("/health")
def health():  # expect: MLA706
    return {"status": "ok"}


@app.post("/predict")
def predict(row: list[float]):
    return {"label": int(model.predict([row])[0])}
