import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("words.joblib")


@app.post("/sort-page")
def sort_page(page: str):  # expect: MLA904 as info
    return model.predict([page]).tolist()
