import json
import subprocess

from openai import OpenAI

client = OpenAI()


def ask(question):
    reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content


def compute(question):
    reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    code = reply.choices[0].message.content.strip()
    exec(code)  # expect: MLA404
    subprocess.run(["python", "-c", code], check=True)  # expect: MLA404
    return eval("1 + 1")


def table(cursor, question):
    reply = client.responses.create(model="gpt-4o", input=question)
    cursor.execute(reply.output_text)  # expect: MLA404
    cursor.execute("select 1")


def plan(question):
    reply = client.responses.create(model="gpt-4o", input=question)
    step = json.loads(reply.output_text)
    return {"add": sum, "largest": max}[step["name"]](step["values"])
