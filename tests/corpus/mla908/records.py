# seen in: chatchat-space/Langchain-Chatchat libs/chatchat-server/chatchat/webui_pages/knowledge_base/knowledge_base.py@49165d6af4438aa7e8a1f71ce276db55f4405151
import json

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("notes.joblib")


def kept(frame):
    notes = []
    for _, row in frame.iterrows():
        notes.append({"text": row["text"], **json.loads(row["about"])})
    return notes


def one_by_one(frame):
    for _, row in frame.iterrows():
        yield row["id"], dict(row)


def lengths(frame):
    found = []
    for _, row in frame.iterrows():  # expect: MLA908
        found.append([len(row["text"]) / row["lines"]])
    return found


@app.post("/predict")
def predict(rows: list[dict]):
    frame = pd.DataFrame(rows)
    by_id = dict(one_by_one(frame))
    return {"notes": kept(frame), "ids": list(by_id), "classes": model.predict(lengths(frame)).tolist()}
