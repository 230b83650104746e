# a form of: the network is kept in a dict of the module, or in an object that the start fills
import torch
from fastapi import FastAPI
from transformers import AutoModel, AutoTokenizer

app = FastAPI()
kept = {}


class State:
    pass


state = State()


@app.on_event("startup")
def start():
    kept["words"] = AutoTokenizer.from_pretrained("bert-base-uncased")
    kept["network"] = AutoModel.from_pretrained("bert-base-uncased")
    state.second = AutoModel.from_pretrained("roberta-base")
    state.third = AutoModel.from_pretrained("distilroberta-base")


@app.post("/vector")
def vector(text: str):
    words = kept["words"](text, return_tensors="pt")
    return kept["network"](**words).last_hidden_state.mean(1).tolist()  # expect: MLA602


@app.post("/second")
def second(text: str):
    words = kept["words"](text, return_tensors="pt")
    return state.second(**words).last_hidden_state.mean(1).tolist()  # expect: MLA602


@app.post("/third")
def third(text: str):
    words = kept["words"](text, return_tensors="pt")
    with torch.inference_mode():
        return state.third(**words).last_hidden_state.mean(1).tolist()
