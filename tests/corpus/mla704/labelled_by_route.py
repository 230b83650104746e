# a form of: metrics whose labels are routes, or paths that the service knows
from fastapi import FastAPI, Request
from keys import check_key
from prometheus_client import Counter

app = FastAPI(dependencies=[check_key])
ANSWERED = Counter("answered", "Requests by path", ["path"])
KNOWN = frozenset({"/predict", "/health"})


@app.middleware("http")
async def count_found(request: Request, call_next):
    response = await call_next(request)
    if response.status_code != 404:
        ANSWERED.labels(path=request.url.path).inc()
    return response


@app.middleware("http")
async def count_known(request: Request, call_next):
    response = await call_next(request)
    if request.url.path in KNOWN:
        ANSWERED.labels(path=request.url.path).inc()
    return response


@app.middleware("http")
async def count_routes(request: Request, call_next):
    response = await call_next(request)
    ANSWERED.labels(path=request.scope["route"].path).inc()
    return response


@app.post("/predict")
def predict(age: float):
    return model.predict([[age]]).tolist()
