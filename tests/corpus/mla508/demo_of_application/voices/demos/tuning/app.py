# a form of: a demo inside a package, of an application that is built from its own requirements
import torch  # expect: MLA508
from fastapi import FastAPI

app = FastAPI()
model = torch.jit.load("voice.pt")


@app.post("/speak")
def speak(row: list[float]):
    return model(torch.tensor(row)).tolist()
