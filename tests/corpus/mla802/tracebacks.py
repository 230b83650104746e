# a form of: the traceback as the answer of a service that fails
import logging
import traceback

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()
log = logging.getLogger("x")


@app.exception_handler(Exception)
async def failed(request: Request, exc: Exception):
    return JSONResponse({"error": "failed", "trace": traceback.format_exc()}, 500)  # expect: MLA802


@app.post("/score")
def score(amount: float):
    try:
        return model.predict(amount)
    except KeyError:
        raise HTTPException(500, detail=traceback.format_exc())  # expect: MLA802
    except ValueError:
        trace = traceback.format_exc()
        log.error(trace)
        return {"status": "error", "traceback": trace}  # expect: MLA802


@app.post("/other")
def other(amount: float):
    try:
        return model.predict(amount)
    except ValueError:
        if settings.debug:
            return {"trace": traceback.format_exc()}
        raise HTTPException(400, detail="bad input")
    except KeyError:
        log.error(traceback.format_exc())
        return {"status": "error", "trace": traceback.format_exc() if settings.debug else None}


def record():
    return {"trace": traceback.format_exc()}
