# seen in: joakimvivas/ai-ticket-classifier app/classifier.py@a2ae2a5f47fe290861b639a66ca3f1198f154573
"""Clients of models that are made in one place and asked in another: what waits is the call."""

import asyncio
import json

import boto3
import ollama
import redis
from anthropic import AsyncAnthropic
from fastapi import FastAPI
from huggingface_hub import InferenceClient
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from openai import OpenAI

app = FastAPI()
scorer = boto3.client("sagemaker-runtime")
chain = ChatPromptTemplate.from_template("Sum up: {text}") | ChatOpenAI(model="gpt-4o-mini") | StrOutputParser()  # expect: MLA101
llm = ChatOpenAI(model="gpt-4o-mini")
piped = ChatPromptTemplate.from_template("Translate: {text}") | llm
kept = redis.Redis(host="cache")  # expect: MLA101
patient = InferenceClient(model="bart", timeout=None)  # expect: MLA101


class Triage:
    def __init__(self, key):
        self.client = OpenAI(api_key=key)
        self.short = OpenAI(api_key=key, timeout=15)
        self.embedder = ollama.Client(host="http://embedder:11434")
        self.slow = AsyncAnthropic()

    def warm_up(self):
        return self.client.chat.completions.create(model="gpt-4o-mini", messages=[])

    def label(self, text):
        words = [{"role": "user", "content": text}]
        answer = self.client.chat.completions.create(model="gpt-4o-mini", messages=words)  # expect: MLA101
        second = self.short.chat.completions.create(model="gpt-4o-mini", messages=words)
        return json.loads(answer.choices[0].message.content), second

    def vector(self, text):
        return self.embedder.embed(model="nomic", input=text)["embeddings"][0]  # expect: MLA101

    async def check(self, text):
        words = [{"role": "user", "content": text}]
        return await asyncio.wait_for(self.slow.messages.create(model="m", max_tokens=9, messages=words), 20)


triage = Triage("k")


@app.post("/triage")
def classify(text: str):
    kept.incr("asked")
    scored = scorer.invoke_endpoint(EndpointName="triage", Body=text.encode())  # expect: MLA101
    summary = piped.invoke({"text": text})  # expect: MLA101
    return triage.label(text), triage.vector(text), scored["Body"].read(), summary, patient.summarization(text)
