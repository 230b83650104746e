import io

import numpy as np
from fastapi import FastAPI, File
from PIL import Image
from tensorflow import keras

app = FastAPI()
model = keras.models.load_model("models/cracks.keras")


@app.post("/predict")
def predict(file: bytes = File(...)):
    image = Image.open(io.BytesIO(file)).convert("RGB").resize((128, 128))
    batch = np.expand_dims(np.asarray(image, dtype="float32"), 0)
    return {"crack": int(np.argmax(model.predict(batch)))}  # expect: MLA202
