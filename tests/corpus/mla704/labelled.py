# a form of: metrics with a label for each path that was asked for, and for each route
from fastapi import FastAPI, Request
from keys import check_key
from prometheus_client import Counter, Histogram

app = FastAPI(dependencies=[check_key])
ANSWERED = Counter("answered", "Requests by path", ["method", "path"])
TOOK = Histogram("took", "Seconds by path", ["path"])


@app.middleware("http")
async def count(request: Request, call_next):
    path = request.url.path
    response = await call_next(request)
    ANSWERED.labels(method=request.method, path=path).inc()  # expect: MLA704
    TOOK.labels(request.url.path).observe(1.0)
    return response


@app.post("/predict")
def predict(request: Request, age: float):
    ANSWERED.labels("POST", request.url.path).inc()
    return model.predict([[age]]).tolist()


def timed(view):
    @wraps(view)
    def inner(*args):
        TOOK.labels(request.path).observe(1.0)
        return view(*args)

    return inner
