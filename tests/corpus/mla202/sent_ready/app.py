import numpy as np
from fastapi import FastAPI, UploadFile
from PIL import Image
from tensorflow import keras

app = FastAPI()
model = keras.models.load_model("dogs.keras")


@app.post("/dog")
def dog(picture: UploadFile):
    pixels = np.array(Image.open(picture.file).resize((64, 64)))
    return model.predict(pixels[None]).tolist()  # expect: MLA202 as error
