# seen in: onyx-dot-app/onyx backend/onyx/tools/tool_implementations/custom/custom_tool.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
tools = [{"type": "function", "function": {"name": "look_up"}}]


@app.post("/ask")
def ask(text: str):
    said = [{"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-4o", messages=said, tools=tools)  # expect: MLA106 as warning


if __name__ == "__main__":
    said = [{"role": "user", "content": "who is number ten?"}]
    print(client.chat.completions.create(model="gpt-4o", messages=said, tools=tools).choices[0])
