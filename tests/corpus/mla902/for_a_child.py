# seen in: RVC-Boss/GPT-SoVITS webui.py@48b1a0169a28582a8984402f82cf438d3bfa6aca
"""What a page writes into the environment: for a program that it starts, and for whatever comes next."""

import os
import subprocess
import sys

from fastapi import FastAPI

app = FastAPI()


@app.post("/train")
def train(device: str):
    os.environ["DEVICE"] = device  # expect: MLA902 as info
    child = subprocess.Popen([sys.executable, "train_voice.py"])
    return {"number": child.pid}


@app.post("/version")
def version(name: str):
    os.environ["VERSION"] = name  # expect: MLA902 as warning
    return {"version": name}


@app.post("/repeat")
def repeat(rows: list[float]):
    os.environ["PYTHONHASHSEED"] = "666"  # expect: MLA902 as info
    return {"sum": sum(rows)}


@app.post("/train/apart")
def train_apart(device: str):
    os.environ["DEVICE"] = device  # expect: MLA902 as warning
    child = subprocess.Popen([sys.executable, "train_voice.py"], env={"DEVICE": device})
    return {"number": child.pid}
