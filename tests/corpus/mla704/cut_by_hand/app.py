# seen in: frederick-douglas-pearce/sportswear-esg-news-classifier scripts/predict.py@79d6099cb67a0aae1fe32a94a1351c5291187cf4
from fastapi import FastAPI
from judges import Judge
from pydantic import BaseModel

app = FastAPI()
judge = None


class Article(BaseModel):
    content: str


class Articles(BaseModel):
    articles: list[Article]  # expect: MLA704


@app.on_event("startup")
def start():
    global judge
    judge = Judge()


@app.post("/predict")
def predict(article: Article):
    return judge.predict(article.content)


@app.post("/predict/batch")
def predict_batch(sent: Articles):
    return [judge.predict(each.content) for each in sent.articles]
