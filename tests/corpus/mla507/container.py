from fastapi import FastAPI

app = FastAPI()
MODEL = "/opt/ml/model/model.joblib"
CACHE = "/home/app/cache/features"


@app.get("/model")
def model():
    return {"path": MODEL, "cache": CACHE}
