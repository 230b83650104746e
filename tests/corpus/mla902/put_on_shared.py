# a form of: what one request puts into an attribute of an object that all requests share
import threading

from fastapi import FastAPI, Request
from pydantic import BaseModel

from answers import Chain, load_chain
from options import options

app = FastAPI()
chain = load_chain()
guard = threading.Lock()
local = threading.local()


class Question(BaseModel):
    text: str
    k: int = 4
    language: str = "en"


class Reader:
    def __init__(self):
        self.question = ""
        self.prompt = None
        self.asked_at = 0.0

    def answer(self, question: str) -> str:
        self.question = question.strip()  # expect: MLA902
        return self._complete()

    def explain(self, question: str) -> str:
        if self.prompt is None:
            self.prompt = question
        self.asked_at = float(question)
        return str(self.prompt) + str(self.asked_at)

    def set_prompt(self, prompt: str) -> None:
        self.prompt = prompt

    def _complete(self) -> str:
        return f"{self.question}: {self.prompt}"


class Draft:
    def __init__(self):
        self.words = []

    def process(self, text: str) -> int:
        self.words = text.split()
        return self._count()

    def _count(self) -> int:
        return len(self.words)


reader = Reader()


@app.post("/answer")
def answer(question: Question):
    chain.retriever.k = question.k  # expect: MLA902
    return {"answer": chain.invoke(question.text), "read": reader.answer(question.text)}


@app.post("/translate")
def translate(question: Question):
    shown = options.translation
    language = question.language.lower()
    shown.language = language  # expect: MLA902
    return {"answer": chain.invoke(question.text), "why": reader.explain(question.text)}


@app.post("/held")
def held(question: Question):
    with guard:
        chain.retriever.k = question.k
        return {"answer": chain.invoke(question.text)}


@app.post("/own")
def own(question: Question, request: Request):
    mine = Chain()
    mine.k = question.k
    local.question = question.text
    request.state.question = question.text
    chain.ready = True
    return {"answer": mine.invoke(question.text), "words": Draft().process(question.text)}


@app.post("/at_once")
async def at_once(question: Question):
    chain.retriever.k = question.k
    return {"answer": chain.invoke(question.text)}
