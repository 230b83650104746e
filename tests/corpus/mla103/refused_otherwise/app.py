from fastapi import FastAPI, HTTPException
from loader import holder

app = FastAPI()


@app.post("/late/{model}")
def late(model: str, row: list[float]):
    if model not in ("small", "large"):
        raise HTTPException(400, "no such model")
    return {"late": int(holder.late(row)[0])}
