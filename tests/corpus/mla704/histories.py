# a form of: a chat that is kept in a cache and sent whole
import anthropic
from django.core.cache import cache
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
claude = anthropic.Anthropic(timeout=20)
client = OpenAI(timeout=20)
talks = {}
MOST = 12


def so_far(visitor):
    return cache.get(f"talk:{visitor}", [])


@app.post("/ask")
def ask(visitor: str, line: str):
    turns = so_far(visitor)
    turns.append({"role": "user", "content": line[:2000]})
    answer = claude.messages.create(model="claude-3-5-haiku-20241022", max_tokens=300, messages=turns)  # expect: MLA704
    cache.set(f"talk:{visitor}", turns)
    return answer.content[0].text


@app.post("/talk")
def talk(visitor: str, line: str):
    talks.setdefault(visitor, [])  # expect: MLA704 as info
    talks[visitor].append({"role": "user", "content": line[:2000]})
    answer = client.chat.completions.create(model="gpt-4o-mini", max_tokens=300, messages=talks[visitor])  # expect: MLA704
    return answer.choices[0].message.content


@app.post("/short")
def short(visitor: str, line: str):
    turns = so_far(visitor)
    turns.append({"role": "user", "content": line[:2000]})
    turns = turns[-MOST:]
    return claude.messages.create(model="claude-3-5-haiku-20241022", max_tokens=300, messages=turns).content[0].text


@app.post("/counted")
def counted(visitor: str, line: str):
    turns = so_far(visitor)
    turns.append({"role": "user", "content": line[:2000]})
    if len(turns) > MOST:
        del turns[0]
    return claude.messages.create(model="claude-3-5-haiku-20241022", max_tokens=300, messages=turns).content[0].text


@app.post("/once")
def once(line: str):
    turns = []
    turns.append({"role": "user", "content": line[:2000]})
    return claude.messages.create(model="claude-3-5-haiku-20241022", max_tokens=300, messages=turns).content[0].text
