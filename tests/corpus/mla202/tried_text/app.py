import joblib
from cleaning import clean_text
from fastapi import FastAPI, HTTPException

app = FastAPI()
state = {"model": joblib.load("tickets.joblib")}


@app.post("/predict")
def predict(text: str):
    cleaned = clean_text(text)
    return state["model"].predict([cleaned]).tolist()


@app.post("/reload")
def reload():
    new_model = joblib.load("tickets.joblib")
    test_text = "the printer is on fire"
    try:
        new_model.predict([test_text])
    except Exception as error:
        raise HTTPException(500, "the new model answers nothing") from error
    state["model"] = new_model
    return {"status": "taken"}
