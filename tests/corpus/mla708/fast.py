# seen in: AbhijithPai/fastapi-ml-project Day 10/api/routes.py@f34c5321e9ce46f5814c3a859428554737959df6
from fastapi import FastAPI

app = FastAPI(title="sentiment")


@app.post("/predict")  # expect: MLA708
async def predict(text: str):
    return {"sentiment": await pipeline.predict(text)}


@app.post("/predict/v2")
async def predict_second(text: str):
    return {"sentiment": await second.predict(text)}
