# a form of: files of models that are put in the order of their times, and the newest taken
import os
from glob import glob
from pathlib import Path

import joblib
from fastapi import FastAPI

app = FastAPI()


def by_sort():
    files = glob("models/*.joblib")
    files.sort(key=os.path.getmtime)  # expect: MLA503
    return joblib.load(files[-1])


def by_records():
    found = []
    for folder in Path("models").iterdir():
        weights = folder / "model.pkl"
        if weights.exists():
            found.append({"path": weights, "written": weights.stat().st_mtime, "last_modified": weights.stat().st_mtime})
    found.sort(key=lambda each: each["last_modified"], reverse=True)  # expect: MLA503
    return joblib.load(found[0]["path"])


def turned():
    return joblib.load(sorted(glob("models/*.joblib"), key=os.path.getmtime, reverse=True)[0])  # expect: MLA503


def by_loop():
    newest, when = None, 0.0
    for path in Path("models").glob("*.joblib"):
        if path.stat().st_mtime > when:  # expect: MLA503
            newest, when = path, path.stat().st_mtime
    return joblib.load(newest)


def oldest_goes():
    files = glob("models/*.joblib")
    files.sort(key=os.path.getmtime)
    os.remove(files[0])  # the oldest is dropped: none is taken


def shown():
    files = glob("models/*.joblib")
    files.sort(key=os.path.getmtime, reverse=True)
    print("newest:", files[0])


def of_logs():
    files = glob("logs/*.txt")
    files.sort(key=os.path.getmtime)
    return Path(files[-1]).read_text()


@app.get("/predict")
def predict():
    oldest_goes()
    shown()
    models = [by_sort(), by_records(), turned(), by_loop()]
    return {"scores": [float(model.predict([[1]])[0]) for model in models], "log": of_logs()}
