# a form of: answers with a traceback that have a name before they are returned
import logging
import traceback

from fastapi import FastAPI
from fastapi.responses import JSONResponse as Answer

app = FastAPI()
log = logging.getLogger(__name__)


@app.post("/score")
def score(amount: float):
    try:
        return model.predict(amount)
    except KeyError:
        answer = {"status": "error", "trace": traceback.format_exc()}  # expect: MLA802
        return answer
    except ValueError:
        trace: str = traceback.format_exc()
        log.error(trace)
        return Answer({"status": "error", "trace": trace}, 500)  # expect: MLA802


@app.post("/other")
def other(amount: float):
    try:
        return model.predict(amount)
    except ValueError:
        kept = {"trace": traceback.format_exc()}
        store(kept)
        return {"status": "error"}


@app.get("/key")
def key():
    told = {"key": f"{API_KEY[:12]}...", "set": bool(API_KEY)}  # expect: MLA802
    return told
