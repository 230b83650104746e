import pickle

import torch
import torchaudio
from fastapi import FastAPI, UploadFile
from keras.utils import pad_sequences
from tensorflow.keras.models import load_model
from voices import Voices

app = FastAPI()
letters = load_model("letters.keras")
with open("words.pkl", "rb") as file:
    words = pickle.load(file)
voices = Voices()
voices.load_state_dict(torch.load("voices.pt", weights_only=True))
voices.eval()
coarse = torchaudio.transforms.MelSpectrogram(16000)
same = torchaudio.transforms.MelSpectrogram(16000, 400, n_mels=64)


@app.post("/letter")
def letter(text: str):
    rows = pad_sequences(words.texts_to_sequences([text]), 80)  # expect: MLA203
    return float(letters.predict(rows)[0][0])


@app.post("/letter/same")
def letter_same(text: str):
    rows = pad_sequences(words.texts_to_sequences([text]), padding="post", maxlen=80, truncating="pre")
    return float(letters.predict(rows)[0][0])


@app.post("/voice")
def voice(file: UploadFile):
    sound, rate = torchaudio.load(file.file)
    seen = coarse(torchaudio.functional.resample(sound, rate, 16000))  # expect: MLA203
    with torch.no_grad():
        return voices(torch.log(seen + 1e-6)[None]).argmax().item()


@app.post("/voice/same")
def voice_same(file: UploadFile):
    sound, rate = torchaudio.load(file.file)
    seen = same(torchaudio.functional.resample(sound, rate, 16000))
    with torch.no_grad():
        return voices(torch.log(seen + 1e-6)[None]).argmax().item()
