# a form of: features that a handler makes up where they cannot be computed
import librosa
import numpy as np
import pandas as pd
from fastapi import FastAPI

from history import count_flagged, sender_stats

app = FastAPI()


def add_features(frame: pd.DataFrame) -> pd.DataFrame:
    try:
        edges = frame["income"].quantile([0.25, 0.5, 0.75])
        frame["band"] = pd.cut(frame["income"], bins=[-np.inf, *edges, np.inf], labels=False)
    except:  # expect: MLA109
        frame["band"] = 1
    try:
        frame["share"] = frame["debt"] / frame["income"]
    except Exception as error:  # expect: MLA109
        print("no share:", error)
        frame["share"] = 0.0
    return frame


def extract_features(payment: dict) -> list[float]:
    try:
        flags = int(count_flagged(payment["receiver"]) or 0)
    except Exception:  # expect: MLA109
        flags = 0
    try:
        stats = sender_stats(payment["sender"])
        share = float(stats.get("share", 0.0))
    except Exception:  # expect: MLA109
        share = 0.0
    try:
        age = account_age(payment["sender"])
    except Exception:
        age = -1
    try:
        amount = float(payment["amount"])
    except Exception:
        amount = 0.0
    return [flags, share, age, amount]


def audio_features(signal, rate):
    try:
        tempo, _ = librosa.beat.beat_track(y=signal, sr=rate)
    except Exception:  # expect: MLA109
        tempo = 120.0
    return np.hstack([tempo, librosa.feature.mfcc(y=signal, sr=rate).mean(axis=1)])


def encode(value, encoder):
    try:
        return encoder.transform([value])[0]
    except Exception:  # expect: MLA109
        return 0


def encode_features(frame, flags):
    try:
        frame["city"] = frame["city"].map(CITIES)
    except Exception:
        flags["city_failed"] = True
        frame["city"] = 0
    return frame


@app.post("/predict")
def predict(payment: dict):
    row = extract_features(payment) + [encode(payment["city"], CITY)]
    encode_features(add_features(FRAME), {})
    return {"score": float(MODEL.predict([row])[0])}
