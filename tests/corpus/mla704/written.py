# a form of: a model that writes on takes more tokens than a classifier, and its answer has a bound
from fastapi import FastAPI
from pydantic import BaseModel, Field
from transformers import AutoModelForCausalLM, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("writer")
model = AutoModelForCausalLM.from_pretrained("writer")


class Ask(BaseModel):
    text: str = Field(max_length=5000)


@app.post("/answers")
def answers(ask: Ask):
    pieces = tokenizer(ask.text, return_tensors="pt")
    return tokenizer.decode(model.generate(**pieces, max_new_tokens=200)[0])
