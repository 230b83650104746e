# a form of: a story service whose callers say how many answers they want
from typing import Annotated

import bentoml
from fastapi import FastAPI
from pydantic import BaseModel, Field, field_validator
from transformers import AutoModelForCausalLM, AutoTokenizer
from vllm import LLM, SamplingParams

app = FastAPI()
writer = LLM(model="tale")
MOST = 600


class Turn(BaseModel):
    scene: str = Field(max_length=4000)
    length: int = 250
    variants: int = 1  # expect: MLA704
    drafts: int = 1

    @field_validator("drafts")
    @classmethod
    def few(cls, drafts):
        if drafts > 3:
            raise ValueError("at most 3 drafts")
        return drafts


@app.post("/continue")
def carry_on(turn: Turn):
    asked = SamplingParams(max_tokens=min(turn.length, MOST), n=turn.variants)
    return {"texts": [each.text for each in writer.generate(turn.scene, asked)[0].outputs]}


@app.post("/draft")
def draft(turn: Turn):
    asked = SamplingParams(max_tokens=MOST, n=turn.drafts)
    return {"texts": [each.text for each in writer.generate(turn.scene, asked)[0].outputs]}


@bentoml.service
class Queries:
    def __init__(self):
        self.words = AutoTokenizer.from_pretrained("coder")
        self.model = AutoModelForCausalLM.from_pretrained("coder").eval()

    @bentoml.api
    def explain(self, query: str, detail: Annotated[int, Field(ge=1)] = 120) -> str:  # expect: MLA704
        ids = self.words(query, return_tensors="pt", truncation=True, max_length=2048)
        return self.words.decode(self.model.generate(**ids, max_new_tokens=detail)[0])

    @bentoml.api
    def shorten(self, query: str, detail: Annotated[int, Field(ge=1, le=200)] = 120) -> str:
        ids = self.words(query, return_tensors="pt", truncation=True, max_length=2048)
        return self.words.decode(self.model.generate(**ids, max_new_tokens=detail)[0])

    @bentoml.api
    def name(self, query: str, words: int = 3) -> str:
        if words > 10:
            raise ValueError("at most 10 words")
        ids = self.words(query, return_tensors="pt", truncation=True, max_length=2048)
        return self.words.decode(self.model.generate(**ids, max_new_tokens=3 * words)[0])
