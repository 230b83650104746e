# a form of: a demo inside a package, with requirements of its own for what it needs beside the package
import torch
from fastapi import FastAPI

app = FastAPI()
model = torch.jit.load("voice.pt")


@app.post("/speak")
def speak(row: list[float]):
    return model(torch.tensor(row)).tolist()
