# seen in: marqo-ai/marqo src/marqo/s2_inference/multimodal_model_load.py@58efc2430eaf9677f35899ef82b16e87028ded88 (the sound form)
"""What is fetched of an address: so much that its kind shows, and all of it."""

import io

import magic
import requests


def kind_of(address):
    answer = requests.get(address, stream=True, timeout=5)
    start = io.BytesIO()
    for chunk in answer.iter_content(chunk_size=2048):
        start.write(chunk)
        if start.tell() >= 2048:
            break
    return magic.from_buffer(start.getvalue(), mime=True)


def kept(address, path):
    answer = requests.get(address, stream=True, timeout=5)
    with open(path, "wb") as target:
        for chunk in answer.iter_content(chunk_size=2048):
            target.write(chunk)  # expect: MLA109 as warning


def whole(address):
    answer = requests.get(address, stream=True, timeout=5)
    held = io.BytesIO()
    for chunk in answer.iter_content(chunk_size=2048):
        if not chunk:
            break
        held.write(chunk)  # expect: MLA109 as warning
    return held.getvalue()
