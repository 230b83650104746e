# a form of: readers, voices and detectors of many libraries that a route makes anew
"""Routes that load on every request, and some that do not."""

import cv2
import stanza
from fastapi import FastAPI
from fastembed import TextEmbedding
from gensim.models import Word2Vec
from insightface.app import FaceAnalysis
from paddleocr import PaddleOCR
from rembg import new_session, remove
from tokenizers import Tokenizer
from TTS.api import TTS
from vosk import Model

app = FastAPI()
voice = TTS("tts_models/en/ljspeech/vits")


@app.post("/read")
def read(path: str):
    return {"text": PaddleOCR(lang="en").ocr(path)}  # expect: MLA605


@app.post("/parse")
def parse(text: str):
    return {"words": stanza.Pipeline("en")(text).to_dict()}  # expect: MLA605


@app.post("/faces")
def faces(path: str):
    found = FaceAnalysis(name="buffalo_l")  # expect: MLA605
    return {"faces": len(found.get(cv2.imread(path)))}


@app.post("/plates")
def plates(path: str):
    net = cv2.dnn.readNetFromDarknet("yolo.cfg", "yolo.weights")  # expect: MLA605
    return {"layers": net.getLayerNames()}


@app.post("/near")
def near(word: str):
    return Word2Vec.load("words.model").wv.most_similar(word)  # expect: MLA605


@app.post("/embed")
def embed(text: str):
    return [each.tolist() for each in TextEmbedding().embed([text])]  # expect: MLA605


@app.post("/speech")
def speech(path: str):
    return str(Model("models/vosk"))  # expect: MLA605


@app.post("/cut")
def cut(path: str):
    return len(remove(open(path, "rb").read(), session=new_session("u2net")))  # expect: MLA605


@app.post("/count")
def count(text: str):
    return len(Tokenizer.from_file("tokenizer.json").encode(text).ids)


@app.post("/say")
def say(text: str):
    voice.tts_to_file(text=text, file_path="said.wav")
    return {"file": "said.wav"}
