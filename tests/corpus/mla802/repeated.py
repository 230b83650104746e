# seen in: logingrupa/whisperX-FastAPI app/api/audio_services_api.py@91cb7c6753384aca2fa9f8f141198ad239e75235
# seen in: yihong1120/Construction-Hazard-Detection examples/YOLO_server_api/routers.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
"""What repeats what a caller brought: the text of a validation error, the claims of a token, an address."""

import json
import logging

import jwt
from fastapi import Depends, FastAPI, Form, Request, Security, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi_jwt import JwtAccessBearer, JwtAuthorizationCredentials
from marshmallow import ValidationError as FormError
from pydantic import BaseModel, HttpUrl
from pydantic import ValidationError as Misfit

app = FastAPI()
logger = logging.getLogger(__name__)
bearer = JwtAccessBearer(secret_key=KEY)


class Notes(BaseModel):
    bars: list[str]


class SheetRequest(BaseModel):
    sheet_url: HttpUrl
    staves: int


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, exc: RequestValidationError):
    logger.warning("does not fit: %s", exc)  # expect: MLA802 as warning
    logger.warning("does not fit: %s", type(exc).__name__)


@app.post("/notes")
def notes(sheet: UploadFile):
    try:
        return Notes(**json.loads(sheet.file.read()))
    except Misfit as error:
        logger.error("no notes: %s", str(error))  # expect: MLA802 as info
        logger.error("no notes: %d", error.error_count())
    try:
        return Settings(**json.loads(sheet.file.read()))
    except Misfit as error:
        logger.error("not set up: %s", error)
    try:
        return Notes.model_validate_json(response)
    except Misfit as error:
        logger.error("no notes out of the model: %s", error)
    try:
        return check(sheet)
    except FormError as error:
        logger.error("no form: %s", error)


@app.post("/play")
def play(credentials: JwtAuthorizationCredentials = Security(bearer)):
    print("asked by", credentials.subject)  # expect: MLA802 as warning
    print("asked by", credentials.subject["id"])


@app.post("/tune")
def tune(token: str = Form(...)):
    told = jwt.decode(token, KEY, algorithms=["HS256"])
    logger.info("tuned for %s", told)  # expect: MLA802 as warning
    logger.info("tuned for %s", told["sub"])


@app.post("/sheet")
def sheet(url: str = Form(...), callback_url: str = Form(""), score_url: str = Depends(where)):
    logger.info("sheet at %s", url)  # expect: MLA802 as info
    logger.info("then %s", callback_url)
    logger.info("score at %s", score_url)


@app.post("/sheets")
def sheets(asked: SheetRequest, request: Request):
    logger.info("sheet at %s", asked.sheet_url)  # expect: MLA802 as info
    logger.info("asked for %s", request.url)
    logger.info("sheet of %s", asked.sheet_url.host)


def fetch(url: str):
    logger.info("sheet at %s", url)
