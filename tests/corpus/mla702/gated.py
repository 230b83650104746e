# seen in: rocklambros/mlops-toxic-moderation backend/app.py
"""A factory whose middleware asks for a key, and refuses by a helper."""

import joblib
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from keys import KEY_HEADER, check_api_key

model = joblib.load("lichen.joblib")


def create_app(settings):
    app = FastAPI()

    def reject(kind: str, status_code: int, detail: str):
        return JSONResponse({"kind": kind, "detail": detail}, status_code=status_code)

    @app.middleware("http")
    async def gate(request: Request, call_next):
        presented = request.headers.get(KEY_HEADER)
        if not check_api_key(presented, settings.key) and request.url.path != "/health":
            return reject("unknown", 401, "a key is required")
        return await call_next(request)

    @app.post("/predict")
    def predict(row: list[float]):
        return {"score": float(model.predict([row])[0])}

    return app
