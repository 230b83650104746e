# seen in: ahmetoner/whisper-asr-webservice app/utils.py@ea12224ef33941d69aa1ba9fca01d95ecea7e8e7
import ffmpeg
import numpy as np
from fastapi import FastAPI, UploadFile

app = FastAPI()


def load_audio(file):
    out, _ = (
        ffmpeg.input("pipe:")  # expect: MLA101
        .output("-", format="s16le", ac=1, ar=16000)
        .run(capture_stdout=True, capture_stderr=True, input=file.read())
    )
    return np.frombuffer(out, np.int16)


@app.post("/asr")
def transcribe(audio: UploadFile):
    return asr_model.transcribe(load_audio(audio.file))
