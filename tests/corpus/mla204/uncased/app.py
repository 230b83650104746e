import re

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("notes.joblib")
other = joblib.load("codes.joblib")


@app.post("/kind")
def kind(text: str):
    return model.predict([re.sub("[0-9]", "", text).replace("ß", "ss").lower()])[0]


@app.post("/kind-of-code")
def kind_of_code(code: str):
    return other.predict([re.sub("[a-z]", "", code).replace("ß", "ss").lower()])[0]  # expect: MLA204
