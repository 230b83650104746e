# seen in: JaidedAI/EasyOCR easyocr/DBNet/backbones/resnet.py@c4f3cd7225efd4f85451bd8b4a7646ae9a092420
"""The same where a request waits for it."""

import subprocess

import torch
from fastapi import FastAPI

app = FastAPI()


@app.post("/reload")
def reload():
    weights = torch.hub.load_state_dict_from_url("https://weights.example/a.pth")  # expect: MLA101 as error
    subprocess.run(["git", "pull"], check=True)  # expect: MLA101 as error
    subprocess.run(["flirt", "scan.nii"], check=True)  # expect: MLA101 as warning
    return {"layers": len(weights)}
