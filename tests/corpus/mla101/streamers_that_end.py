# seen in: minucedev/danang-rag-chatbot backend/app/rag/llm.py@82ce0eed2c0633c32a21065b6f3352083b7e030d
"""A generation that ends its reader, however it ends itself."""

import logging
from threading import Thread

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from transformers import AutoModelForCausalLM, AutoTokenizer, TextIteratorStreamer

log = logging.getLogger(__name__)
app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("bakery/small")
model = AutoModelForCausalLM.from_pretrained("bakery/small")


def write(streamer, given):
    try:
        model.generate(**given, streamer=streamer, max_new_tokens=99)
    except RuntimeError:
        log.exception("nothing written")
    finally:
        streamer.end()


@app.get("/recipes")
def recipes(wish: str):
    streamer = TextIteratorStreamer(tokenizer, skip_prompt=True)
    Thread(target=write, args=(streamer, tokenizer(wish, return_tensors="pt")), daemon=True).start()
    return StreamingResponse(streamer)
