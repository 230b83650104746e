import tensorflow as tf
from fastapi import FastAPI

app = FastAPI()
tone = tf.keras.models.load_model("models/tone_model.h5")
voice = tf.keras.models.load_model("models/voice_net.h5")  # expect: MLA211


@app.post("/tone")
def tell(rows: list[list[float]]):
    return tone.predict(rows).tolist()


@app.post("/voice")
def hear(rows: list[list[float]]):
    return voice.predict(rows).tolist()
