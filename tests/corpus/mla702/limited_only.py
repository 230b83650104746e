# seen in: F-major7/production-ml-api api/main.py, where each client may only ask so often, and anybody is a client
from fastapi import FastAPI, Request
from slowapi import Limiter
from slowapi.util import get_remote_address

app = FastAPI(title="Reviews")
limiter = Limiter(key_func=get_remote_address)


@app.post(  # expect: MLA702
    "/predict",
    tags=["Inference"],
    summary="Judge one review",
    description="Authentication is planned; a bearer token will be needed then.",
    responses={401: {"description": "Not authorized"}, 429: {"description": "Too many requests"}},
)
@limiter.limit("30/minute")
async def predict(
    request: Request,
    text: str,
):
    return {"label": int(model.predict([text])[0])}
