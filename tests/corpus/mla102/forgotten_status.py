# seen in: hardik-lomate/upi-fraud-detection backend/app/main.py@53dc47829e0cd42e2dda1130093f26c0ee382109
from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()
models = {}


@app.get("/ready")
def ready():
    status_code = 200 if models else 503  # expect: MLA102
    return {"status": "ready" if models else "degraded"}


@app.post("/score")
def score(row: list[float]):
    status_code = 200
    answer = {"score": None}
    if "forest" in models:
        answer = {"score": float(models["forest"].predict([row])[0])}
    else:
        status_code = 503  # expect: MLA102
    return answer


@app.get("/live")
def live():
    status_code = 200 if models else 503
    return JSONResponse({"models": len(models)}, status_code=status_code)


@app.get("/models")
def listed():
    status_code = 200
    return {"models": [*models]}
