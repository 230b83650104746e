"""A plan that a model wrote as JSON, taken apart in several ways and run, and one that only chooses."""

import json
import re

import yaml
from openai import OpenAI

client = OpenAI(timeout=20)
OPERATIONS = {"add": "a + b", "double": "2 * a"}
_BLOCK = re.compile(r"```python(.*?)```", re.DOTALL)


def by_key(question):
    reply = client.responses.create(model="gpt-4o", max_output_tokens=99, input=question)
    plan = json.loads(reply.output_text)
    return eval(plan.get("post"))  # expect: MLA404


def with_default(question):
    reply = client.responses.create(model="gpt-4o", max_output_tokens=99, input=question)
    plan = yaml.safe_load(reply.output_text)
    code = plan.pop("code", None) or "None"
    return eval(code)  # expect: MLA404


def each_step(question, scope):
    reply = client.responses.create(model="gpt-4o", max_output_tokens=99, input=question)
    for step in json.loads(reply.output_text).get("steps", []):
        exec(step.get("code"), scope)  # expect: MLA404


def block(question, scope):
    reply = client.responses.create(model="gpt-4o", max_output_tokens=99, input=question)
    found = _BLOCK.search(reply.output_text)
    exec(found.group(1) if found else "", scope)  # expect: MLA404


def joined(question, scope):
    reply = client.responses.create(model="gpt-4o", max_output_tokens=99, input=question)
    exec("\n".join(reply.output_text.splitlines()[1:]), scope)  # expect: MLA404


def looked_up(question, store, cursor):
    reply = client.responses.create(model="gpt-4o", max_output_tokens=99, input=question)
    cursor.execute(store.search(reply.output_text)[0].statement)


def chosen(question, a, b):
    reply = client.responses.create(model="gpt-4o", max_output_tokens=99, input=question)
    plan = json.loads(reply.output_text)
    return eval(OPERATIONS.get(plan.get("operation"), "a"), {"a": a, "b": b})


def own_text(settings):
    return eval(settings.get("formula"))
