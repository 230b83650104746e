# seen in: Kurkool/cutip-rag-chatbot chat/services/search.py
import json

from openai import OpenAI
from pydantic import BaseModel

client = OpenAI()


class Plan(BaseModel):
    queries: list[str]


def ask(text):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
    written = reply.choices[0].message.content
    return written.removeprefix("```json").removesuffix("```")


def plan(text):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
    written = reply.choices[0].message.content
    return json.loads(written.strip("`"))  # expect: MLA307 as info


async def variants(llm, text):
    reply = await llm.ainvoke(text)
    found = json.loads(reply.content)  # expect: MLA307 as info
    if isinstance(found, list):
        return found[:2]
    return [text]


def typed(text):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
    return Plan.model_validate(json.loads(reply.choices[0].message.content))


def looked_at(text):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
    found = json.loads(reply.choices[0].message.content)
    if "queries" not in found:
        raise ValueError("no queries")
    return found["queries"]


def shaped(text):
    reply = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "user", "content": text}],
        response_format={"type": "json_schema", "json_schema": Plan.model_json_schema()},
    )
    return json.loads(reply.choices[0].message.content)


def settings(path):
    return json.loads(path.read_text())
