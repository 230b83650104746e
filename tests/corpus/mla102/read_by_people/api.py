from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(text: str):
    return {"text": answered(text)}


def answered(text: str) -> str:
    try:
        made = client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18", max_tokens=300, messages=[{"role": "user", "content": text}]
        )
        return made.choices[0].message.content
    except Exception as error:  # expect: MLA102
        return f"Error: {error}"
