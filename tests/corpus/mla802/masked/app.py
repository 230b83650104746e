import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/mail")
def mail(email: str, question: str):
    logger.info("mail to %s", email)
    logger.info("asked %s", question)  # expect: MLA802
    return {"ok": True}
