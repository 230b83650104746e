# a form of: a check of a request inside a span, of what an annotated name holds
from typing import Any

from fastapi import FastAPI, Request
from opentelemetry import trace

app = FastAPI()
tracer = trace.get_tracer(__name__)


@app.post("/eta")
async def eta(request: Request):
    with tracer.start_as_current_span("eta"):
        body: dict[str, Any] = await request.json()
        assert "distance" in body  # expect: MLA108
        return {"minutes": 2.5 * body["distance"]}


@app.post("/zone")
async def zone(request: Request):
    with tracer.start_as_current_span("zone"):
        body: dict[str, Any] = await request.json()
        assert body is not None
        return {"zone": body["lat"] // 2}
