# seen in: iusztinpaul/hands-on-llms modules/financial_bot/financial_bot/utils.py
"""Programs that only tell of the machine or of themselves, beside one that works on what was sent."""

import subprocess

from fastapi import FastAPI

app = FastAPI()


@app.get("/cards")
def cards(index: int):
    free = subprocess.check_output(f"nvidia-smi -i {index} --query-gpu=memory.free", shell=True)  # expect: MLA101 as info
    return {"free": free.decode()}


@app.get("/about")
def about():
    return {"ffmpeg": subprocess.run(["ffmpeg", "-version"], capture_output=True).stdout.decode()}  # expect: MLA101 as info


@app.post("/sound")
def sound(name: str):
    subprocess.run(["ffmpeg", "-i", f"/sounds/{name}.mp4", f"/sounds/{name}.wav"])  # expect: MLA101 as warning
    return {"made": name}
