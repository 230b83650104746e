# seen in: hemmokarja/High-Performance-ML-API src/inference/api/routes.py@8f049b576bbbeef29c8250e54e35f59d459dddaa
"""Routes that a call registers."""

from fastapi import FastAPI, Request


async def _embed(body: Text, request: Request):
    return await request.app.state.model.predict(body.text)


async def _health():
    return {"status": "ok"}


def register(app: FastAPI):
    app.add_api_route("/health", _health, methods=["GET"])
    app.add_api_route("/embed", _embed, methods=["POST"])
    return app
