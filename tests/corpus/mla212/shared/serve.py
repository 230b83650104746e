from fastapi import FastAPI
from transformers import pipeline

from templates import question

app = FastAPI()
generator = pipeline("text-generation", model="models/gemma-ours")


@app.post("/answer")
def answer(text: str):
    return generator(question(text), max_new_tokens=200)


@app.post("/chat")
def chat(messages: list[dict]):
    prompt = generator.tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    return generator(prompt, max_new_tokens=200)
