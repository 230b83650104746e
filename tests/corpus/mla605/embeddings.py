# a form of: a search service that builds its embeddings, and reads its networks, for each question
import os

import torch
from fastapi import FastAPI, UploadFile
from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_openai import OpenAIEmbeddings
from torchvision import models

app = FastAPI()


@app.post("/search")
def search(question: str):
    embeddings = HuggingFaceEmbeddings(model_name="all-MiniLM-L6-v2")  # expect: MLA605
    return FAISS.load_local("index", embeddings).similarity_search(question, k=4)


@app.post("/search-hosted")
def search_hosted(question: str):
    embeddings = OpenAIEmbeddings(model="text-embedding-3-small", timeout=10)
    return FAISS.load_local("index", embeddings).similarity_search(question, k=4)


@app.post("/features")
async def features(picture: UploadFile):
    network = models.resnet18(weights="DEFAULT")  # expect: MLA605
    return network(read(await picture.read())).tolist()


@app.post("/shape")
async def shape(picture: UploadFile):
    network = models.resnet18(weights=None)
    return {"layers": len(list(network.children())), "bytes": len(await picture.read())}


def read(data):
    return torch.frombuffer(data, dtype=torch.uint8).float()


def folder():
    return os.environ["MODELS"]
