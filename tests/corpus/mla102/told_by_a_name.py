# seen in: minucedev/danang-rag-chatbot backend/app/rag/analyzer.py@82ce0eed2c0633c32a21065b6f3352083b7e030d
"""Answers that are written down before the `try`, and say of themselves that no model gave them."""

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=10)


def read(wish):
    plain = {"wish": wish, "years": None, "source": "fallback"}
    for _ in range(2):
        try:
            return {"wish": ask(wish), "years": [1900], "source": "model"}
        except Exception as error:
            print(f"as it was written: {error}")
            return plain
    return plain


def place(wish):
    plain = {"town": "Utrecht", "street": ""}
    try:
        return {"town": ask(wish), "street": ask(wish)}
    except Exception as error:  # expect: MLA102
        print(f"no place: {error}")
        return plain


def ask(wish):
    answer = client.chat.completions.create(model="small", messages=[{"role": "user", "content": wish}], max_tokens=9)
    return answer.choices[0].message.content


@app.get("/letters")
def letters(wish: str):
    return {"read": read(wish), "place": place(wish)}
