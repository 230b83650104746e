import os

import torch
from fastapi import FastAPI
from pydantic import BaseModel
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

app = FastAPI()


class Story(BaseModel):
    article: str


class Shortener:
    def __init__(self):
        self.tokenizer = AutoTokenizer.from_pretrained(os.environ["SHORTENER"])
        self.network = AutoModelForSeq2SeqLM.from_pretrained(os.environ["SHORTENER"])

    def shorten(self, article):
        given = self.tokenizer(article, max_length=512, truncation=True, return_tensors="pt")  # expect: MLA202 as warning
        with torch.inference_mode():
            return self.tokenizer.decode(self.network.generate(**given, max_length=64)[0])


shortener = Shortener()


@app.post("/shorten")
def shorten(story: Story):
    return {"summary": shortener.shorten(story.article)}
