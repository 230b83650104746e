# seen in: alanconqrepo/predictml-api src/api/models.py
"""Any failure of an object store, told as "not found": with an error in the log, and without a word."""

import logging

from fastapi import FastAPI, HTTPException

app = FastAPI()
log = logging.getLogger(__name__)


@app.get("/script/{name}")
def script(name: str):
    try:
        return bucket.download_file_bytes(name)
    except Exception as error:  # expect: MLA102 as info
        log.error("the script %s: %s", name, error)
        raise HTTPException(status_code=404, detail="there is no script") from error


@app.get("/weights/{name}")
def weights(name: str):
    try:
        return bucket.download_file_bytes(name)
    except Exception as error:  # expect: MLA102 as warning
        raise HTTPException(status_code=404, detail="there are no weights") from error
