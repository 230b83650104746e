# a form of: a batch of texts, each cut to what the model takes, of any number
from fastapi import FastAPI
from pydantic import BaseModel, Field
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("t5-small")
model = AutoModelForSeq2SeqLM.from_pretrained("t5-small")


class One(BaseModel):
    article: str


class Many(BaseModel):
    articles: list[str]  # expect: MLA704


class Few(BaseModel):
    articles: list[str] = Field(max_length=8)


def short(text):
    tokens = tokenizer(text, truncation=True, max_length=512, return_tensors="pt")
    return tokenizer.decode(model.generate(**tokens, max_new_tokens=64)[0])


@app.post("/summarize")
def summarize(sent: One):
    return short(sent.article)


@app.post("/summarize/many")
def summarize_many(sent: Many):
    return [short(each) for each in sent.articles]


@app.post("/summarize/few")
def summarize_few(sent: Few):
    return [short(each) for each in sent.articles]
