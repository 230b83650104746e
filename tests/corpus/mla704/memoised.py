# seen in: oobabooga/text-generation-webui modules/chat.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
import functools

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI(dependencies=[check_key])


@functools.cache  # expect: MLA704 info
def persona(name, greeting):
    return {"name": name.title(), "greeting": greeting}


@functools.lru_cache(maxsize=256)
def persona_of_few(name):
    return {"name": name.title()}


@functools.cache
def client():
    return OpenAI(timeout=20)


@functools.cache
def prompt(language):
    return open(f"prompts/{language}.txt").read()


@app.get("/persona")
def show(name: str, greeting: str = ""):
    prompt("en")
    return persona(name, greeting) | persona_of_few(name)
