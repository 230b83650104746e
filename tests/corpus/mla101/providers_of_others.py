# a form of: models of further providers, by their own clients and LangChain's
"""Clients whose own default is minutes, or nothing."""

import boto3
import voyageai
from azure.ai.inference import ChatCompletionsClient
from azure.core.credentials import AzureKeyCredential
from fastapi import FastAPI
from langchain_deepseek import ChatDeepSeek
from langchain_mistralai import ChatMistralAI
from openai import AsyncClient

app = FastAPI()
session = boto3.Session(region_name="eu-central-1")
runtime = session.client("bedrock-runtime")
bucket = session.client("s3")
chat = ChatDeepSeek(model="deepseek-chat", max_tokens=200)
quick = ChatMistralAI(model="mistral-small-2503", timeout=20)
vectors = voyageai.Client()
phi = ChatCompletionsClient("https://phi.example", AzureKeyCredential("k"))
writer = AsyncClient()
bounded = AsyncClient(timeout=20)


@app.post("/answer")
async def answer(text: str):
    first = runtime.invoke_model(modelId="m", body=text)  # expect: MLA101 as info
    second = chat.invoke(text)  # expect: MLA101 as error
    third = quick.invoke(text)
    fourth = vectors.embed([text], model="voyage-3")  # expect: MLA101 as warning
    fifth = phi.complete(messages=[text], max_tokens=200)  # expect: MLA101 as info
    sixth = await writer.responses.create(model="m", input=text, max_output_tokens=200)  # expect: MLA101 as warning
    seventh = await bounded.responses.create(model="m", input=text, max_output_tokens=200)
    return first, second, third, fourth, fifth, sixth, seventh, bucket.list_buckets()
