# a form of: a record of an answer that is written after it was made, and an answer that is not made
import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("models/model.joblib")


@app.post("/answer")
async def answer(question: str, journal):
    text = await journal.ask(question)
    if journal:
        try:
            entry = {"question": question, "kind": model.predict([text])[0]}
            await journal.log_question(entry)
        except Exception as error:
            logger.warning(f"the journal was not written: {error}")
    return {"answer": text}


@app.post("/kind")
async def kind(question: str, journal):
    found = {"kind": ""}
    try:
        found["kind"] = model.predict([question])[0]
        await journal.log_question(found)
    except Exception as error:  # expect: MLA102
        logger.warning(f"no kind: {error}")
    return found
