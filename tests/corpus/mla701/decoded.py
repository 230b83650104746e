import ffmpeg
import numpy as np
from fastapi import FastAPI, UploadFile

app = FastAPI()


def load_audio(file):
    out, _ = ffmpeg.input("pipe:").output("-", format="s16le").run(capture_stdout=True, input=file.read())
    return np.frombuffer(out, np.int16)


@app.post("/language")
async def language(audio: UploadFile):
    samples = load_audio(audio.file)  # expect: MLA701
    return asr_model.language_detection(samples)  # expect: MLA701
