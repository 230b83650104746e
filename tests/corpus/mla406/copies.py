# seen in: zandemha2025/marketing-agent-backend backend/app/api/kata.py@d851c8c059ecd11974427ff6ce378ecad575e953
"""A file that is removed only where it is another than the one that was sent, and one that is removed as it came."""

import os
import tempfile

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Asked(BaseModel):
    video_path: str


@app.post("/watch")
def watch(asked: Asked):
    video_path = asked.video_path
    if video_path.startswith("http"):
        with tempfile.NamedTemporaryFile(delete=False) as kept:
            kept.write(fetched(asked.video_path))
            video_path = kept.name
    seen = look(video_path)
    if video_path != asked.video_path and os.path.exists(video_path):
        os.unlink(video_path)
    return {"seen": seen}


@app.post("/forget")
def forget(asked: Asked):
    video_path = asked.video_path
    if video_path != "":
        os.unlink(video_path)  # expect: MLA406
    return {"ok": True}
