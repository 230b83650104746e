# seen in: Kurkool/cutip-rag-chatbot ingest/routers/ingestion.py
"""A file of Google Drive that is fetched on the event loop."""

import asyncio
import io

from fastapi import FastAPI
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseDownload

app = FastAPI()


def fetch(file_id: str) -> bytes:
    drive = build("drive", "v3")
    held = io.BytesIO()
    fetched = MediaIoBaseDownload(held, drive.files().get_media(fileId=file_id))
    done = False
    while not done:
        _, done = fetched.next_chunk()
    return held.getvalue()


@app.post("/read")
async def read(file_id: str):
    return len(fetch(file_id))  # expect: MLA701


@app.post("/read-aside")
async def read_aside(file_id: str):
    return len(await asyncio.to_thread(fetch, file_id))


@app.get("/list")
async def listed():
    return build("drive", "v3").files().list().execute()  # expect: MLA701
