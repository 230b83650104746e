from audit import record_decision, record_label, update_last_seen
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    score = float(model.predict([row])[0])
    update_last_seen(session, row)
    record_decision(session, score)
    return {"score": score}


@app.post("/label")
def label(row: list[float]):
    if not record_label(session, row):
        raise HTTPException(503, "not recorded")
    return {"recorded": True}
