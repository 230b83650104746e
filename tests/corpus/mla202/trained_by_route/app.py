import pickle

from cleaning import clean_text
from fastapi import FastAPI
from stages import train
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.sequence import pad_sequences

app = FastAPI()


@app.get("/train")
def start():
    train()
    return {"status": "trained"}


@app.post("/predict")
def predict(text: str):
    with open("tokenizer.pickle", "rb") as file:
        tokenizer = pickle.load(file)
    padded = pad_sequences(tokenizer.texts_to_sequences([clean_text(text)]), maxlen=80)
    return float(load_model("hate.keras").predict(padded)[0][0])
