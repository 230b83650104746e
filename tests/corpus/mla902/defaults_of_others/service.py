# seen in: RVC-Boss/GPT-SoVITS api.py@48b1a0169a28582a8984402f82cf438d3bfa6aca
import asyncio

from fastapi import FastAPI

from vectors import vector

app = FastAPI()


class Voice:
    def __init__(self, path, language):
        self.path = path
        self.language = language


fallback = Voice("voices/plain.wav", "en")
seen = Voice("voices/none.wav", "en")


def change(path, language):
    fallback.path = path  # expect: MLA902 as info
    fallback.language = language
    return {"changed": True}


def note(path):
    seen.path = path
    return {"was": seen.path}


def own(path, language):
    voice = Voice(path, language)
    voice.path = path
    return spoken("hello", voice)


def spoken(text, voice=None):
    voice = voice or fallback
    return {"voice": fallback.path if voice is fallback else voice.path, "text": text}


@app.post("/voice")
async def set_voice(path: str, language: str):
    return change(path, language)


@app.post("/seen")
async def set_seen(path: str):
    return note(path)


@app.post("/own")
async def speak_own(path: str, language: str):
    return own(path, language)


@app.post("/speak")
async def speak(text: str):
    return spoken(text)


@app.post("/vector")
async def embed(text: str):
    return await asyncio.to_thread(vector, text)
