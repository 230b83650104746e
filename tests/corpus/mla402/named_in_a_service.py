# a form of: a repository that brings code of its own, by name, and one that only the settings name
import os

from fastapi import FastAPI
from transformers import AutoModel

app = FastAPI()
odd = AutoModel.from_pretrained("acme/odd-model", trust_remote_code=True)  # expect: MLA402 as error
named = AutoModel.from_pretrained(os.environ["BASE"], trust_remote_code=True)  # expect: MLA402 as warning


@app.get("/answer")
def answer(text: str):
    return [odd.generate(text), named.generate(text)]
