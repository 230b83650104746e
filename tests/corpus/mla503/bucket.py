# seen in: benitomartin/mlops-chicago-rides src/ml_logic/registry.py@ffd831b0bcea7833874ce7ec318c1e9570abfb85
import keras
from fastapi import FastAPI
from google.cloud import storage

app = FastAPI()


def load_model():
    blobs = list(storage.Client(timeout=10).get_bucket("fares").list_blobs(prefix="model"))
    newest = max(blobs, key=lambda blob: blob.updated)  # expect: MLA503
    newest.download_to_filename("model.keras")
    return keras.models.load_model("model.keras")


model = load_model()


def largest_upload():
    blobs = list(storage.Client(timeout=10).get_bucket("fares").list_blobs(prefix="model"))
    return max(blobs, key=lambda blob: blob.size)


@app.get("/fare")
def fare(distance: float):
    return {"fare": float(model.predict([[distance]])[0])}
