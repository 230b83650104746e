# seen in: hemmokarja/High-Performance-ML-API src/gateway/api/exception_handlers.py@8f049b576bbbeef29c8250e54e35f59d459dddaa
"""What does not fit the schema, in the log."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

app = FastAPI()
logger = logging.getLogger(__name__)


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, exc: RequestValidationError):
    logger.warning("does not fit: %s", exc.errors())  # expect: MLA802
    logger.warning("%d fields do not fit", len(exc.errors()))
    logger.warning("does not fit: %s", exc.errors(include_input=False))
    return JSONResponse({"detail": "does not fit"}, status_code=422)


@app.post("/predict")
def predict(rows: list[float]):
    return model.predict([rows])
