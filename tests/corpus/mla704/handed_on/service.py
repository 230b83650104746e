# seen in: Sandeep0076/Rag-Chatbot rtl_rag_chatbot_api/chatbot/file_handler.py
"""Routes that hand their upload to somebody who reads it."""

from fastapi import FastAPI, UploadFile
from reader import Pictures, check_size
from transformers import pipeline

app = FastAPI()
pictures = Pictures()
classify = pipeline("image-classification", model="m", revision="0b1c")


@app.post("/classify")
async def classify_any(file: UploadFile):
    return classify(await pictures.opened(file))


@app.post("/classify/small")
async def classify_small(file: UploadFile):
    return classify(await pictures.opened_if_small(file))


@app.post("/classify/checked")
async def classify_checked(file: UploadFile):
    check_size(file)
    return classify(await pictures.opened_later(file))


@app.post("/classify/own")
async def classify_own(file: UploadFile):
    check_size(file)
    return classify(await file.read())
