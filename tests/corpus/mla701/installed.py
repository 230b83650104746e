# seen in: assafelovic/gpt-researcher gpt_researcher/llm_provider/generic/base.py@5d84d2f5553e70a2765a8ff3a0d2672d60437ce8
import importlib.util
import subprocess
import sys

from fastapi import FastAPI

app = FastAPI()


def ensure(package):
    if not importlib.util.find_spec(package):
        subprocess.check_call([sys.executable, "-m", "pip", "install", package])


def convert(path):
    if path.endswith(".mov"):
        subprocess.check_call(["ffmpeg", "-i", path, "install.mp4"])


@app.post("/chat")
async def chat(provider: str):
    ensure(f"langchain_{provider}")  # expect: MLA701 as warning
    return {"provider": provider}


@app.post("/film")
async def film(path: str):
    convert(path)  # expect: MLA701 as error
    return {"path": path}
