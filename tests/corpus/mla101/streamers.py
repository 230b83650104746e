# seen in: minucedev/danang-rag-chatbot backend/app/rag/llm.py@82ce0eed2c0633c32a21065b6f3352083b7e030d
"""Readers of a generation that runs in a thread of its own."""

from threading import Thread

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from transformers import AutoModelForCausalLM, AutoTokenizer, TextIteratorStreamer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("bakery/small")
model = AutoModelForCausalLM.from_pretrained("bakery/small")


@app.get("/recipes")
def recipes(wish: str):
    streamer = TextIteratorStreamer(tokenizer, skip_prompt=True)  # expect: MLA101 warning
    given = {**tokenizer(wish, return_tensors="pt"), "streamer": streamer, "max_new_tokens": 99}
    Thread(target=model.generate, kwargs=given, daemon=True).start()
    return StreamingResponse(streamer)


@app.get("/bounded")
def bounded(wish: str):
    streamer = TextIteratorStreamer(tokenizer, skip_prompt=True, timeout=20.0)
    third = TextIteratorStreamer(tokenizer, True, 20.0)
    given = {**tokenizer(wish, return_tensors="pt"), "streamer": streamer, "max_new_tokens": 99}
    Thread(target=model.generate, kwargs=given, daemon=True).start()
    return StreamingResponse(streamer or third)
