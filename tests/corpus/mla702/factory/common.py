# seen in: deepset-ai/haystack-rag-app backend/src/common/api_utils.py@70c49c097842775beaec6eaae08fcc234f0c056c
"""One way to make an app, for two services."""

from fastapi import FastAPI


def create_api(title: str) -> FastAPI:
    app = FastAPI(title=title)

    @app.get("/health")
    async def health():
        return {"status": "ok"}

    return app
