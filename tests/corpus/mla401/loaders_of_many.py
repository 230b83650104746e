# a form of: pickles that framework loaders read, from an upload, a hub and a message
"""Files that run code, whoever's loader reads them."""

import marshal
import os

import jsonpickle
import oss2
import skops.io as sio
from fastai.vision.all import load_learner
from fastapi import FastAPI, UploadFile
from gensim.models import KeyedVectors, Word2Vec
from huggingface_hub import hf_hub_download
from langchain_community.vectorstores import FAISS
from minio import Minio
from pycaret.classification import load_model
from ruamel.yaml import YAML
from stable_baselines3 import PPO
from ultralytics import YOLO

import joblib
import pickle

app = FastAPI()
bucket = Minio("minio:9000")
other = oss2.Bucket(None, "oss", "models")


@app.post("/index")
async def index(file: UploadFile, embeddings: str):
    raw = await file.read()
    return FAISS.deserialize_from_bytes(raw, embeddings, allow_dangerous_deserialization=True)  # expect: MLA401


@app.post("/code")
async def code(file: UploadFile):
    return marshal.loads(await file.read())  # expect: MLA401


@app.post("/object")
async def restored(file: UploadFile):
    return jsonpickle.loads((await file.read()).decode())  # expect: MLA401


@app.post("/typed")
async def typed(file: UploadFile):
    names = sio.get_untrusted_types(data=await file.read())
    kept = sio.loads(await file.read(), trusted=["numpy.dtype"])
    return sio.loads(await file.read(), trusted=names), kept  # expect: MLA401


@app.post("/settings")
async def settings(file: UploadFile):
    loose, sound = YAML(typ="unsafe"), YAML(typ="safe")
    return loose.load(file.file), sound.load(file.file)  # expect: MLA401


def learner():
    return load_learner(hf_hub_download("someone/leaves", "export.pkl"))  # expect: MLA401 as info


def detector():
    return YOLO(hf_hub_download("someone/plates", "best.pt"))  # expect: MLA401 as info


def vectors():
    return Word2Vec.load(hf_hub_download("someone/words", "words.model"))  # expect: MLA401 as info


def agent():
    return PPO.load(hf_hub_download("someone/lander", "ppo.zip"))  # expect: MLA401 as info


def stored():
    return pickle.loads(bucket.get_object("models", "churn.pkl").read())  # expect: MLA401


def stored_there():
    return pickle.loads(other.get_object("churn.pkl").read())  # expect: MLA401


def own():
    words = KeyedVectors.load_word2vec_format(hf_hub_download("someone/words", "words.bin"), binary=True)
    return words, YOLO("yolov8n.pt"), YOLO(os.environ["WEIGHTS"]), load_model("churn"), joblib.load("churn.joblib")
