import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


class Mails:
    async def send(self, email: str, subject: str) -> None:
        logger.info(f"mail to {email}")  # expect: MLA802 as warning
        await deliver(email, subject)


@app.post("/welcome")
async def welcome(email: str):
    from console_mock import ConsoleMockMails

    await ConsoleMockMails().send(email, "Welcome")
    await Mails().send(email, "Welcome")
