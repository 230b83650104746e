# seen in: kevin-toles/llm-gateway deploy/docker/stubs/semantic-search/app.py@eff4165899b19262a1b7d3c66d5b677f915dc6a6
"""What stands in for a service in a compose file."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/health/ready")
def ready():  # expect: MLA706 as info
    return {"status": "ready"}


@app.post("/predict")
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}
