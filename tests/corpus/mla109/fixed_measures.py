"""What a service says of its model."""

from fastapi import FastAPI

from .measured import measures_of

app = FastAPI()


@app.get("/model")
def info():
    return {"name": "forest", "accuracy": 0.9532, "f1_score": 0.91}  # expect: MLA109 as info


@app.get("/measured")
def measured():
    return {"name": "forest", "accuracy": measures_of("forest")["accuracy"]}


@app.get("/targets")
def targets():
    return {"accuracy": 0.9, "expected_latency": 20}


def settings():
    return {"accuracy": 0.9}
