# a form of: a line that itself calls what it holds an address of somebody
import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/login")
def login(form: Form):
    logger.warning("no account for email=%s", form.username)  # expect: MLA802 as warning
    logger.warning("no account for email=%s", mask(form.username))
    try:
        send(form)
    except OSError as error:
        logger.error(f"failed to send email: {error}")
        logger.error("phone: %s", len(form.numbers))
    return {"ok": True}
