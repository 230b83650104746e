from fastapi import FastAPI, HTTPException
from llm import classify, complete

app = FastAPI()


@app.post("/complete")
def post_complete(text: str):
    try:
        return complete(text)
    except Exception as error:
        raise HTTPException(503, "no completion") from error


@app.post("/classify")
def post_classify(text: str):
    return classify(text)
