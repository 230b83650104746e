# seen in: hdtruong802/liver-mri-3d-classifier webapp/backend/main.py@0270a0138491c11edc3c23c6675a6fb624552bd0
"""Of an archive no more than the list of its entries is read before what they come to is compared."""

from zipfile import ZipFile

from fastapi import FastAPI, HTTPException, UploadFile
from models import model

app = FastAPI()
MOST = 2_000_000_000


def entries_of(bundle: ZipFile):
    total = 0
    for entry in bundle.infolist():
        total += entry.file_size
        if total > MOST:
            raise HTTPException(422, "too much")
    return bundle.infolist()


def listed(bundle: ZipFile):
    return [(entry.filename, entry.file_size) for entry in bundle.infolist()]


@app.post("/scan")
def scan(archive: UploadFile):
    with ZipFile(archive.file) as bundle:
        return model.predict([bundle.read(entry) for entry in entries_of(bundle)])


@app.post("/scan/all")
def scan_all(archive: UploadFile):
    with ZipFile(archive.file) as bundle:  # expect: MLA704
        return model.predict([bundle.read(name) for name, _ in listed(bundle)])
