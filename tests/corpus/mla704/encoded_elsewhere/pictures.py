# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import base64
import io

from PIL import Image


def open_text(written: str) -> Image.Image:
    if "," in written:
        _, encoded = written.split(",", 1)
    else:
        encoded = written
    return Image.open(io.BytesIO(base64.b64decode(encoded)))


def open_small(written: str) -> Image.Image:
    if len(written) > 4_000_000:
        raise ValueError("at most 3 MB")
    return Image.open(io.BytesIO(base64.b64decode(written)))
