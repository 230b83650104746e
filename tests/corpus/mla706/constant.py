# seen in: AbhijithPai/fastapi-ml-project Day 12/app/main.py@f34c5321e9ce46f5814c3a859428554737959df6
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health():
    return {"status": "OK"}


@app.get("/ready")
def ready():  # expect: MLA706
    return {"status": "ready"}


@app.post("/analyze")
def analyze(text: str):
    return {"result": llm.generate(text)}
