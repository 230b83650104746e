# seen in: ashishlabs-23/bitcoin-prediction-lab models/counterfactual.py@4e3a52fef956c7fb847280e9487ace81c6e5d6fc
from fastapi import FastAPI

app = FastAPI()


@app.get("/predict/rivals")
def rivals(top_k: int = 5):
    best = read_board(status="kept", limit=top_k)
    if best.empty:
        best = read_board(status="tried", limit=top_k)
    return [model.predict(read_one(row["id"])) for row in walked(best)]


def walked(best):
    rows = []
    for _, row in best.iterrows():  # expect: MLA908
        rows.append(row)
    return rows


@app.get("/board")
def board(limit: int = 20):
    rows, frame = [], read_board(status="kept", limit=limit)
    for _, row in frame.iterrows():
        rows.append({"id": row["id"], "score": float(row["score"])})
    return rows


@app.get("/board/all")
def whole_board():
    rows, frame = [], read_board(status="kept", limit=100_000)
    for _, row in frame.iterrows():  # expect: MLA908
        rows.append({"id": row["id"], "score": float(row["score"])})
    return rows
