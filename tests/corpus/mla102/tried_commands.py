# seen in: RVC-Boss/GPT-SoVITS webui.py@48b1a0169a28582a8984402f82cf438d3bfa6aca, jhj0517/Whisper-WebUI app.py@c3bb3b18e959826b28b1192486a8d5b361b6a4e0
"""Commands of a page: on some of them nothing rests that comes later."""

import os
import subprocess

from fastapi import FastAPI

app = FastAPI()


@app.post("/stop")
def stop(number: int):
    command = "taskkill /t /f /pid %s" % number
    subprocess.run(command, shell=True)  # expect: MLA102 as info
    return {"stopped": number}


@app.post("/show")
def show(folder: str):
    if os.path.exists(folder):
        os.system(f"start {folder}")  # expect: MLA102 as info
    else:
        os.makedirs(folder)


@app.post("/shrink")
def shrink(name: str):
    subprocess.run(["sox", name, "small.wav"])  # expect: MLA102 as warning
    return {"size": os.path.getsize("small.wav")}


@app.post("/swap")
def swap(number: int, name: str):
    subprocess.run(["kill", str(number)])  # expect: MLA102 as info
    subprocess.run(["mixer", name])  # expect: MLA102 as warning
    return {"playing": name}
