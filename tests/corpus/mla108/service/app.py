from fastapi import FastAPI
from scoring import score

app = FastAPI()


@app.post("/score")
def post_score(rows: list[list[float]]):
    return score(rows)
