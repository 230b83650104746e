# seen in: LibreTranslate/LibreTranslate libretranslate/cache.py@39429cbe7f27987fc0ba771c4ad060d6321423ff
"""Values that a failure leaves as they were: raw, half written, or told in words."""

import gzip
import logging
from io import BytesIO

import soundfile
from fastapi import FastAPI

log = logging.getLogger(__name__)
app = FastAPI()


def hit(storage, key):
    entry = storage.get(key)
    try:
        entry = gzip.decompress(entry).decode("utf-8")
    except Exception as error:  # expect: MLA102 info
        print(error)
    return key, entry


def hit_or_none(storage, key):
    entry = storage.get(key)
    try:
        text = gzip.decompress(entry).decode("utf-8")
    except Exception as error:
        print(error)
        text = None
    return key, text


def pack(buffer: BytesIO, sound, rate):
    def write():
        with soundfile.SoundFile(buffer, mode="w", samplerate=rate, channels=1) as target:
            target.write(sound)

    try:
        run_apart(write)
    except RuntimeError as error:  # expect: MLA102 info
        print(error)
    return buffer


def pack_or_raise(buffer: BytesIO, sound, rate):
    with soundfile.SoundFile(buffer, mode="w", samplerate=rate, channels=1) as target:
        target.write(sound)
    return buffer


@app.post("/transcribe")
def transcribe(sound: str):
    said = {"text": ""}
    try:
        said["text"] = recognizer.recognize(sound)
    except TimeoutError as error:  # expect: MLA102 info
        log.error(error)
        said["text"] = "the recognizer could not be reached"
    return said
