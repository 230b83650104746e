# seen in: WandererGuy/Ethnic-Minority-Machine-Translation-API routers/infer.py@38d5bd5b2d76683228c99e793e0a245ae2a2bd5b
"""A service that holds no model: the program that it starts for each text loads one."""

import subprocess

from fastapi import FastAPI

app = FastAPI()


def run_inference(text: str, checkpoint: str) -> str:
    command = ["onmt_translate", "--model", checkpoint, "--text", text]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


@app.post("/infer")
def infer(text: str, checkpoint: str):
    return {"text": run_inference(text, checkpoint)}
