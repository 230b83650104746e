"""Handlers."""

import joblib
from starlette.responses import JSONResponse

model = joblib.load("faces.joblib")


async def judge(request):
    body = await request.json()
    return JSONResponse({"real": float(model.predict([body["row"]])[0])})
