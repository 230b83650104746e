import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("artifacts/wells.joblib")


def chances(row):
    return model.predict_proba(row)[:, 1].tolist()  # expect: MLA202


@app.post("/wells")
def wells(rows: list[list[float]]):
    return chances(rows)
