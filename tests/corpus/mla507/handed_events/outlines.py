"""A platform calls the handler: the last lines are its author's own try."""

import base64
import io

from network import outline
from PIL import Image


def init_context(context):
    context.user_data.network = outline("weights.onnx")


def handler(context, event):
    image = Image.open(io.BytesIO(base64.b64decode(event.body["image"])))
    return context.Response(body=context.user_data.network(image), status_code=200)


if __name__ == "__main__":
    with open("/home/dana/pictures/leaf.jpg", "rb") as opened:  # expect: MLA507 as info
        print(Image.open(opened).size)
