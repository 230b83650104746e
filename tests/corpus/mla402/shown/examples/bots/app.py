# a form of: an example that is a service
from fastapi import FastAPI
from transformers import pipeline

app = FastAPI()
writer = pipeline("text-generation", model="acme/odd-writer", trust_remote_code=True)  # expect: MLA402 as error


@app.get("/write")
def write(text: str):
    return writer(text)
