# Each call is paid for, whoever reaches the port.
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()  # expect: MLA702 as warning
client = OpenAI(timeout=20)


@app.post("/generate")
def generate(text: str):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=100).output_text
