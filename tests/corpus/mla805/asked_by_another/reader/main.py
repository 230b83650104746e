import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA805 as info
VERSION = open("version.txt").read()
model = joblib.load("words.joblib")


@app.post(f"/{VERSION}/read-page")
def read_page(page: str):
    return model.predict([page]).tolist()
