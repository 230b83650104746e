import logging

from fastapi import FastAPI

from reef.corals import look_up, remember
from reef.failures import Failure, ReefError, Turn
from reef.fitting import Fitting

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/ask")
def ask(words: str):
    turn = Turn("t1", words)
    logger.info("turn", extra={"turn": turn})  # expect: MLA802
    try:
        return {"found": look_up(words)}
    except ReefError as error:
        logger.error("failed: %s", error.user_message)
        failure = Failure("f1", "no coral", "We found no coral.")
        logger.error("failed", extra={"failure": failure})
        return {"error": failure.user_message}
