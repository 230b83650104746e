# a form of: one attribute that holds the client of Amazon, with its bounds, or that of Google, without
"""Which of two clients is asked is told by what is asked of it."""

import boto3
from botocore.config import Config
from fastapi import FastAPI
from google import genai

app = FastAPI()


class Writer:
    def __init__(self, provider):
        self.provider = provider
        if provider == "bedrock":
            bounds = Config(connect_timeout=5, read_timeout=30)
            self.client = boto3.client("bedrock-runtime", config=bounds)
            return
        self.client = genai.Client()

    def write(self, text):
        if self.provider == "bedrock":
            return self.client.converse(modelId="m", messages=[{"role": "user", "content": [{"text": text}]}])
        return self.client.models.generate_content(  # expect: MLA101 as error
            model="gemini-2.5-flash", contents=text, config={"max_output_tokens": 200}
        )


@app.post("/write")
def write(text: str):
    return str(Writer("gemini").write(text))
