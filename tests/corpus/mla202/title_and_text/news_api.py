import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
checker = joblib.load("checker.joblib")


class News(BaseModel):
    headline: str
    article: str


@app.post("/check")
def check(news: News):
    return {"fake": bool(checker.predict([news.article])[0])}  # expect: MLA202
