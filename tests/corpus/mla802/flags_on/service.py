from cleaner import Cleaner, shorten, trim
from fastapi import FastAPI
from pydantic import BaseModel

VERY_CAREFUL = True
app = FastAPI()
cleaner = Cleaner(True, True)


class Question(BaseModel):
    text: str


@app.post("/predict")
def predict(question: Question):
    return {"label": model.predict([shorten(trim(cleaner.clean(question.text), show=VERY_CAREFUL))])[0]}
