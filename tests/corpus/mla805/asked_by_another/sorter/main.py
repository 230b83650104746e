import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA805 as info
model = joblib.load("words.joblib")


@app.post("/sort-page")
def sort_page(page: str):
    return model.predict([page]).tolist()
