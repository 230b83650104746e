# a form of: routes that ask models through clients of other makes
import boto3
import instructor
from fastapi import FastAPI
from langchain_mistralai import ChatMistralAI
from langchain_ollama import ChatOllama
from llama_index.llms.openai import OpenAI as Writer
from mistralai import Mistral
from openai import OpenAI
from pydantic import BaseModel
from vertexai.generative_models import GenerativeModel

app = FastAPI()
bedrock = boto3.client("bedrock-runtime")
extract = instructor.from_openai(OpenAI(timeout=20))
mistral = Mistral(api_key="", timeout_ms=20_000)
gemini = GenerativeModel("gemini-2.0-flash")
bounded = GenerativeModel("gemini-2.0-flash", generation_config={"max_output_tokens": 300})


class Person(BaseModel):
    name: str


@app.post("/bedrock")
def ask_bedrock(text: str):
    said = [{"role": "user", "content": [{"text": text}]}]
    first = bedrock.converse(modelId="m", messages=said)  # expect: MLA106
    second = bedrock.converse(modelId="m", messages=said, inferenceConfig={"maxTokens": 300})
    return [first, second]


@app.post("/extract")
def ask_extract(text: str):
    said = [{"role": "user", "content": text}]
    first = extract.chat.completions.create(model="m", messages=said, response_model=Person)  # expect: MLA106
    second = extract.chat.completions.create(model="m", messages=said, response_model=Person, max_tokens=200)
    return [first, second]


@app.post("/mistral")
async def ask_mistral(text: str):
    said = [{"role": "user", "content": text}]
    return await mistral.agents.complete_async(agent_id="a", messages=said)  # expect: MLA106


@app.post("/gemini")
def ask_gemini(text: str):
    first = gemini.generate_content(text)  # expect: MLA106
    second = bounded.generate_content(text)
    return [first, second]


@app.post("/made")
def ask_made(text: str):
    local = ChatOllama(model="llama3")  # expect: MLA106
    short = ChatOllama(model="llama3", num_predict=300)
    hosted = ChatMistralAI(model="m", max_tokens=300)
    writer = Writer(model="gpt-4o-mini")  # expect: MLA106
    return [local.invoke(text), short.invoke(text), hosted.invoke(text), writer.complete(text)]
