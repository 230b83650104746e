# seen in: matic0209/recommendation-system app.py
# The image starts another app: nothing says that anybody can reach this one.
import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702 as info
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return {"score": float(model.predict([row])[0])}
