# seen in: RedLicorice/CryptoML-API app/cryptoml_api/endpoints/api/features.py
"""What goes on to a store of objects by parts is never held as a whole; what is kept on this machine fills it."""

import keeping
from fastapi import APIRouter, FastAPI, UploadFile

app = FastAPI()
router = APIRouter()


@router.post("/tables")
def tables(file: UploadFile):
    keeping.send(file.file, "tables", file.filename)  # expect: MLA704 as info
    return {"kept": True}


@router.post("/rows")
def rows(file: UploadFile):
    keeping.keep(file.file)  # expect: MLA704 as warning
    return {"kept": True}


@router.post("/bytes")
def whole(file: UploadFile):
    keeping.send_whole(file.file, "tables")  # expect: MLA704 as warning
    return {"kept": True}


app.include_router(router)
