# seen in: ngnquanq/credit-risk-ml-system application/entrypoints/api/main.py
"""A store whose addresses are signed here, beside one that a request waits for."""

import os

from fastapi import FastAPI
from minio import Minio

app = FastAPI()
store = Minio(os.environ["STORE"])
archive = Minio(os.environ["ARCHIVE"])  # expect: MLA101 as info

if not store.bucket_exists("papers"):
    store.make_bucket("papers")


@app.post("/papers")
def address(name: str):
    return {"url": store.presigned_put_object("papers", name)}


@app.get("/papers")
def listed():
    first = archive.presigned_get_object("papers", "contents")
    return {"first": first, "names": [each.object_name for each in archive.list_objects("papers")]}
