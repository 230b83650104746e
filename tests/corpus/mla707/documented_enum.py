# seen in: ahmetoner/whisper-asr-webservice app/webservice.py@ea12224ef33941d69aa1ba9fca01d95ecea7e8e7
from typing import Literal, Union

from fastapi import FastAPI, Query, UploadFile

app = FastAPI()


@app.post("/asr")
def transcribe(
    audio: UploadFile,
    task: Union[str, None] = Query(default="transcribe", enum=["transcribe", "translate"]),  # expect: MLA707
    output: str = Query(default="txt", enum=["txt", "json"]),
):
    return asr_model.transcribe(audio.file, task=task, output=output)


@app.post("/v2/asr")
def transcribe_checked(audio: UploadFile, task: Literal["transcribe", "translate"] = "transcribe"):
    return asr_model.transcribe(audio.file, task=task)


@app.get("/documents")
def documents(order: str = Query("name", enum=["name", "date"])):
    return sorted(store.names(), reverse=order == "date")
