# seen in: manasmishra16/mango-disease-prediction backend/agent.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from fastapi import FastAPI
from google import genai
from google.genai import types

app = FastAPI()
client = genai.Client(http_options=types.HttpOptions(timeout=20_000))
CONFIG = types.GenerateContentConfig(max_output_tokens=500)


@app.post("/advice")
def advice(text: str):
    return client.models.generate_content(model="m", contents=text).text  # expect: MLA106


@app.post("/short-advice")
def short_advice(text: str):
    return client.models.generate_content(model="m", contents=text, config=CONFIG).text
