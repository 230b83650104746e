from cleaner import Cleaner, shorten, trim
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
cleaner = Cleaner(lower=False)


class Question(BaseModel):
    text: str


@app.post("/predict")
def predict(question: Question):
    return {"label": model.predict([shorten(trim(cleaner.clean(question.text)))])[0]}
