# seen in: ADITYAaman0/AQI-predictor src/api/schemas.py@0a2b715d62505415ac21da1214914bb6a712f979
"""Who asks is looked up, and not sent; what is sent comes through a dependency as well."""

from fastapi import Depends, FastAPI
from users import UserOut, current_user
from words import Words, checked

from model import model

app = FastAPI()


@app.post("/predict")
def predict(row: float, user: UserOut = Depends(current_user)):
    return {"for": user.email, "value": model.predict([[row]])[0]}


@app.post("/classify")
def classify(words: Words = Depends(checked)):
    return model.predict([words.text])[0]
