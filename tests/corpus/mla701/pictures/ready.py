# seen in: b3rian/Image-Classifier-CNN-API api_backend/services.py@2c1fb288f2f19ef8bbecb68dd6cbd51dd1d2cd67
"""Pictures are unpacked and scaled here."""

import asyncio
import io

import numpy as np
from PIL import Image


def tensor_of(data):
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    return np.array(picture.resize((480, 480)))


def kind_of(data):
    return Image.open(io.BytesIO(data)).format


async def ask(network, tensor):
    return await asyncio.get_running_loop().run_in_executor(None, network.predict, tensor)
