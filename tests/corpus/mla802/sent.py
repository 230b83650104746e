# seen in: haotian-liu/LLaVA llava/serve/gradio_web_server.py@c121f0432da27facab705978f83c4ada465e46fd
"""What is sent to a model, and what of it is logged."""

import logging

import requests
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/chat")
def chat(prompt: str):
    sent = {"model": "small", "prompt": prompt, "max_new_tokens": 300}
    logger.info("request: %s", sent)  # expect: MLA802
    meta = {"model": "small", "prompt": len(prompt)}
    logger.info("request: %s", meta)
    return requests.post("https://worker.example", json=sent, timeout=20).json()
