import librosa
import numpy as np


def measured(path):
    wave, rate = librosa.load(path, sr=16000)
    found = {
        "loudness": float(np.mean(librosa.feature.rms(y=wave))),
        "crossings": float(np.mean(librosa.feature.zero_crossing_rate(y=wave))),
    }
    bands = librosa.feature.mfcc(y=wave, sr=rate, n_mfcc=8)
    for i in range(bands.shape[0]):
        found[f"band{i}"] = float(np.mean(bands[i]))
    return found


def row_of(path, names):
    found = measured(path)
    return np.array([found.get(name, 0.0) for name in names], dtype=float)
