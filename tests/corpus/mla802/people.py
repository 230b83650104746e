# a form of: figures of one patient, each harmless alone, in one line of the log
import sys

import structlog
from fastapi import Body, FastAPI, HTTPException, Request, WebSocket
from loguru import logger
from pydantic import BaseModel

app = FastAPI()
events = structlog.get_logger()


class Patient(BaseModel):
    age: int
    bmi: float
    sex: str
    charges: float


class Review(BaseModel):
    review: str
    stars: int


@app.post("/risk")
def risk(patient: Patient):
    logger.info(f"for bmi={patient.bmi}, age={patient.age}, sex={patient.sex}")  # expect: MLA802
    logger.info("band {}, charges {}", patient.age // 10, patient.charges)
    logger.info("age {}", patient.age)
    logger.info("patient {}", vars(patient))  # expect: MLA802
    logger.bind(patient=patient).info("asked")  # expect: MLA802
    return model.predict(patient)


@app.post("/lines")
def lines(patient: Patient):
    logger.info("age: {}", patient.age)  # expect: MLA802
    logger.info("body mass: {}", patient.bmi)
    return model.predict(patient)


@app.post("/free")
def free(payload: dict = Body(...)):
    events.info("kind", kind=payload.get("kind"))
    events.info("who", name=payload["name"], age=payload.get("age"))  # expect: MLA802
    events.info("; ".join(f"{k}={v}" for k, v in payload.items()))  # expect: MLA802
    for key, value in payload.items():
        events.info("field", key=key, value=value)  # expect: MLA802
        events.info("field", key=key)
    sys.stdout.write(str(payload))  # expect: MLA802
    return model.predict(payload)


@app.post("/review")
def judge(item: Review):
    events.info("review", text=item.review)  # expect: MLA802
    events.info("review", stars=item.stars)
    review = item.review.strip()
    print("working on", review)  # expect: MLA802
    if len(review) > 900:
        raise HTTPException(413, f"too long: {review[:300]}")  # expect: MLA802 as info
    if not review:
        raise HTTPException(422, "empty review")
    return model.predict(review)


@app.post("/raw")
async def raw(request: Request):
    sent = await request.body()
    logger.info("raw: " + sent.decode())  # expect: MLA802
    logger.info("asked {}", dict(request.query_params))  # expect: MLA802
    return model.predict(sent)


@app.websocket("/talk")
async def talk(socket: WebSocket):
    await socket.accept()
    said = await socket.receive_text()
    logger.info("received: {}", said)  # expect: MLA802
    picture = await socket.receive_bytes()
    logger.info("{} bytes", len(picture))
