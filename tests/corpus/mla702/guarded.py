from fastapi import FastAPI, Header, HTTPException, Request

app = FastAPI()


@app.middleware("http")
async def authenticate(request: Request, call_next):
    if request.headers.get("X-API-Key") not in KEYS:
        raise HTTPException(401, "no key")
    return await call_next(request)


@app.post("/predict")
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}
