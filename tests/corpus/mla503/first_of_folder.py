# seen in: thiev980/mlops-spam-gcp fastapi_app/main.py, Flashinl/stock-prediction-app asl-to-text-ai/web_app/app.py@caa47f3c5ab3932c020598ef40491f925f0e4455
import os
import tempfile
from pathlib import Path

import joblib
import onnxruntime
from fastapi import FastAPI

MODELS = Path(__file__).parent / "models"
POINTER = MODELS / "live.txt"

app = FastAPI()


def served():
    if POINTER.exists():
        return joblib.load(MODELS / POINTER.read_text().strip())
    found = list(MODELS.glob("*.pkl"))
    if not found:
        raise FileNotFoundError(MODELS)
    return joblib.load(found[0])  # expect: MLA503


def session():
    names = sorted(name for name in os.listdir(MODELS) if name.endswith(".onnx"))
    return onnxruntime.InferenceSession(str(MODELS / names[0]))  # expect: MLA503


def scaler():
    return joblib.load(next(MODELS.glob("scaler*.joblib")))  # expect: MLA503


def only_one():
    found = list(MODELS.glob("*.pkl"))
    if len(found) != 1:
        raise RuntimeError(f"{len(found)} models in {MODELS}")
    return joblib.load(found[0])


def of_tenant(tenant):
    return joblib.load(list(MODELS.glob(f"{tenant}_*.pkl"))[0])  # ok: asked for by its name


def of_caller(folder):
    return joblib.load(sorted(Path(folder).glob("*.pkl"))[0])  # ok: whoever calls says which folder


def unpacked(archive):
    target = tempfile.mkdtemp()
    archive.extractall(target)
    return joblib.load(list(Path(target).glob("*.pkl"))[0])  # ok: what this program has just put there


def shown():
    print(list(MODELS.glob("*.pkl"))[0])


def labels():
    return list(MODELS.glob("*.txt"))[0].read_text()  # ok: no model


MODEL, SESSION, SCALER, ONE, LABELS = served(), session(), scaler(), only_one(), labels()


@app.post("/predict")
def predict(row: list[float], tenant: str):
    shown()
    rows = SCALER.transform([row])
    return [float(MODEL.predict(rows)[0]), float(of_tenant(tenant).predict(rows)[0]), float(ONE.predict(rows)[0])]


@app.post("/admin/load")
def load(folder: str):
    return {"loaded": of_caller(folder) is not None and unpacked(None) is not None and SESSION is not None}
