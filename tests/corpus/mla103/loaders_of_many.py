# a form of: models, readers and indices of many libraries, loaded at the start of a service that goes on without them
"""A service that starts with whatever could be loaded."""

import cv2
import easyocr
import faiss
import tensorflow as tf
from faster_whisper import WhisperModel
from fastapi import FastAPI, HTTPException
from insightface.app import FaceAnalysis
from llama_cpp import Llama
from vosk import Model

app = FastAPI()

try:
    reader = easyocr.Reader(["en"])
except Exception as error:  # expect: MLA103
    print("no reader:", error)
    reader = None

try:
    whisper = WhisperModel("small", device="cpu")
except Exception:  # expect: MLA103
    whisper = None

try:
    llm = Llama(model_path="models/chat.gguf")
except Exception:  # expect: MLA103
    llm = None

try:
    classifier = tf.lite.Interpreter(model_path="models/leaves.tflite")
except Exception:  # expect: MLA103
    classifier = None

try:
    face_model = FaceAnalysis(name="buffalo_l")
except Exception:  # expect: MLA103
    face_model = None

try:
    speech_model = Model("models/vosk")
except Exception:  # expect: MLA103
    speech_model = None

try:
    net = cv2.dnn.readNetFromONNX("models/net.onnx")
except Exception:
    net = None

try:
    index = faiss.read_index("models/texts.faiss")
except Exception as error:
    raise RuntimeError("no index") from error


@app.post("/read")
def read(path: str):
    return {"text": reader.readtext(path)}


@app.post("/transcribe")
def transcribe(path: str):
    return {"text": whisper.transcribe(path)}


@app.post("/chat")
def chat(prompt: str):
    return {"text": llm(prompt)}


@app.post("/leaf")
def leaf(path: str):
    classifier.allocate_tensors()
    return {"leaf": int(classifier.get_tensor(0)[0])}


@app.post("/face")
def face(path: str):
    return {"faces": len(face_model.get(cv2.imread(path)))}


@app.post("/speech")
def speech(path: str):
    return {"model": str(speech_model)}


@app.post("/net")
def net_answer(path: str):
    if net is None:
        raise HTTPException(503, "no net")
    return {"net": str(net.forward())}
