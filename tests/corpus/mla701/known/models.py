# a form of: models of many libraries, asked and loaded on the event loop
"""Networks and pipelines of all kinds behind routes, bots and tools."""

import asyncio

import cv2
import face_recognition
import mediapipe as mp
import spacy
import stanza
import torch
from deepface import DeepFace
from fastapi import FastAPI, WebSocket
from faster_whisper import WhisperModel
from flair.models import SequenceTagger
from insightface.app import FaceAnalysis
from neuralforecast import NeuralForecast
from presidio_analyzer import AnalyzerEngine
from rembg import remove
from TTS.api import TTS
from ultralytics import YOLO
from vllm import LLM

app = FastAPI()
language = spacy.load("en_core_web_sm")
tagger = SequenceTagger.load("ner")
parser = stanza.Pipeline("en")
faces = FaceAnalysis()
hands = mp.solutions.hands.Hands()
voice = TTS("tts_models/en/ljspeech/vits")
ears = WhisperModel("small")
big = LLM("facebook/opt-125m")
personal = AnalyzerEngine()
forecaster = NeuralForecast.load("forecast")
eyes = YOLO("yolov8n.pt")
scripted = torch.jit.load("net.pt")


@app.post("/entities")
async def entities(text: str):
    return [each.label_ for each in language(text).ents]  # expect: MLA701


@app.post("/words")
async def words(text: str):
    return len(text.split())


@app.post("/tags")
async def tags(sentence: str):
    tagger.predict(sentence)  # expect: MLA701
    return await asyncio.to_thread(language, sentence)


@app.post("/tree")
async def tree(text: str):
    return parser(text).to_dict()  # expect: MLA701


@app.post("/faces")
async def find(path: str):
    return faces.get(path)  # expect: MLA701


@app.post("/known")
async def known(path: str):
    return DeepFace.represent(path)  # expect: MLA701


@app.post("/same")
async def same(mine, theirs):
    return face_recognition.face_encodings(mine)[0] - theirs  # expect: MLA701


@app.websocket("/hands")
async def watch(socket: WebSocket):
    while True:
        frame = await socket.receive_bytes()
        found = hands.process(frame)  # expect: MLA701
        await socket.send_json({"hands": len(found.multi_hand_landmarks)})


@app.post("/say")
async def say(text: str):
    voice.tts_to_file(text=text, file_path="said.wav")  # expect: MLA701


@app.post("/hear")
async def hear(path: str):
    parts, _ = ears.transcribe(path)  # expect: MLA701
    return [part.text for part in parts]


@app.post("/write")
async def write(text: str):
    return big.generate([text])[0].outputs[0].text  # expect: MLA701


@app.post("/hide")
async def hide(text: str):
    return personal.analyze(text=text, language="en")  # expect: MLA701


@app.post("/cut")
async def cut(picture: bytes):
    return remove(picture)  # expect: MLA701


@app.post("/follow")
async def follow(path: str):
    return eyes.track(path)  # expect: MLA701


@app.post("/apart")
async def apart(path: str):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, eyes.track, path)


@app.post("/net")
async def net(values: list[float]):
    return scripted(torch.tensor([values] * 64)).tolist()  # expect: MLA701


@app.post("/forecast")
async def forecast(frame: dict):
    return forecaster.predict(frame)  # expect: MLA701


@app.get("/camera")
async def camera():
    capture = cv2.VideoCapture(0)  # expect: MLA701
    seen, frame = capture.read()
    return {"seen": seen, "size": frame.shape}
