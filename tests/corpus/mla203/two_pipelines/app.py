import asyncio
import io

import numpy as np
import tensorflow as tf
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
model = tf.keras.models.load_model("exports/leaves.keras")


@app.post("/leaf")
async def leaf(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB").resize((128, 128))  # expect: MLA203
    loop = asyncio.get_running_loop()
    scores = await loop.run_in_executor(None, model.predict, np.asarray(picture, dtype="float32")[None])
    return int(scores[0].argmax())
