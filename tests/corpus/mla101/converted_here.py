# seen in: jhj0517/Whisper-WebUI modules/diarize/audio_loader.py@c3bb3b18e959826b28b1192486a8d5b361b6a4e0
"""Sound that is converted for a request: from a file that was written for it, and from wherever the request says."""

import subprocess
import tempfile

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/pcm")
def pcm(sound: UploadFile):
    held = tempfile.NamedTemporaryFile(suffix=".wav")
    held.write(sound.file.read(1_000_000))
    source = held.name
    command = ["ffmpeg", "-nostdin", "-i", source, "-f", "s16le", "-ar", "16000", "-"]
    made = subprocess.run(command, capture_output=True, check=True)  # expect: MLA101 as info
    return {"samples": len(made.stdout) // 2}


@app.post("/pcm/of")
def pcm_of(source: str):
    command = ["ffmpeg", "-nostdin", "-i", source, "-f", "s16le", "-ar", "16000", "-"]
    made = subprocess.run(command, capture_output=True, check=True)  # expect: MLA101
    return {"samples": len(made.stdout) // 2}
