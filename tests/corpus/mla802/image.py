# seen in: the-full-stack/fsdl-text-recognizer-2022 text_recognizer/util.py@ac59bfe43ea3e1ef1e03e4fb3b1bcf715a973063
import base64

from fastapi import FastAPI

app = FastAPI()


@app.post("/read")
def read(image_b64: str):
    try:
        return recognise(base64.b64decode(image_b64))
    except ValueError as error:
        raise ValueError(f"cannot read {image_b64}: {error}") from error  # expect: MLA802


@app.post("/size")
def size(image_b64: str):
    if len(image_b64) > 1_000_000:
        raise ValueError(f"{len(image_b64)} characters are too many")
    return len(image_b64)
