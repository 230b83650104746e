"""A factory whose middleware refuses what is too large, and counts refusals of others."""

import joblib
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from counts import count_unauthorized

model = joblib.load("lichen.joblib")


def create_app(settings):
    app = FastAPI()  # expect: MLA702 as warning

    @app.middleware("http")
    async def gate(request: Request, call_next):
        if int(request.headers.get("content-length", 0)) > settings.most:
            return JSONResponse({"detail": "too large"}, status_code=413)
        answer = await call_next(request)
        if answer.status_code == 401:
            count_unauthorized()
        return answer

    @app.post("/predict")
    def predict(row: list[float]):
        return {"score": float(model.predict([row])[0])}

    return app
