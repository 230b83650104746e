# seen in: kevinxo328/ai-app-api utils/openai.py@c709b91bbfd9ca4c72fa22723bbba1368e64f04f
import litellm
from fastapi import FastAPI
from openai import AsyncOpenAI, OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
later = AsyncOpenAI(timeout=20)
SETTINGS = {"max_tokens": 300, "temperature": 0}


@app.post("/chat")
def chat(text: str):
    messages = [{"role": "user", "content": text}]
    first = client.chat.completions.create(model="m", messages=messages)  # expect: MLA106 as info
    second = client.chat.completions.create(model="m", messages=messages, max_completion_tokens=300)
    third = client.chat.completions.create(model="m", messages=messages, **SETTINGS)
    fourth = litellm.completion(model="m", messages=messages, timeout=20)  # expect: MLA106
    return [first, second, third, fourth]


@app.post("/respond")
async def respond(text: str, options: dict):
    first = await later.responses.create(model="m", input=text)  # expect: MLA106
    second = await later.responses.create(model="m", input=text, **options)
    return [first, second]


def nightly(texts):
    return [client.responses.create(model="m", input=text) for text in texts]


@app.post("/task")
def task(text: str):
    said = [{"role": "user", "content": text}]
    for _ in range(8):
        answer = client.chat.completions.create(model="m", messages=said, tools=[])  # expect: MLA106 as warning
        if answer.choices[0].finish_reason == "stop":
            return answer
        said.append(answer.choices[0].message)
    return said
