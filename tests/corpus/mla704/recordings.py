# a form of: recordings that are decoded before their length is looked at
import librosa
import soundfile
import torchaudio
from fastapi import FastAPI, HTTPException
from pydub import AudioSegment

app = FastAPI()
MOST = 30


def clip(path):
    wave, rate = librosa.load(path, sr=16000)  # expect: MLA704
    if len(wave) > MOST * rate:
        wave = wave[: MOST * rate]
    return wave


def start_of(path):
    wave, _ = librosa.load(path, sr=16000, duration=MOST)
    wave = wave[: MOST * 16000]
    return wave


def channel(path):
    wave, rate = torchaudio.load(path)  # expect: MLA704
    wave = wave[:, : MOST * rate]
    return wave


def refused(path):
    wave, rate = soundfile.read(path)  # expect: MLA704
    seconds = len(wave) / rate
    if seconds > MOST:
        raise HTTPException(413, "at most 30 seconds")
    return wave


def asked_first(path):
    if soundfile.info(path).duration > MOST:
        raise HTTPException(413, "at most 30 seconds")
    wave, rate = soundfile.read(path)
    wave = wave[: MOST * rate]
    return wave


def in_pieces(path):
    wave = AudioSegment.from_file(path)
    if len(wave) < 300:
        raise HTTPException(400, "too short")
    return [wave[at : at + 1000] for at in range(0, len(wave), 1000)]


@app.get("/said/{name}")
def said(name: str):
    path = f"recordings/{int(name)}.mp3"
    made = [clip(path), start_of(path), channel(path), refused(path), asked_first(path), in_pieces(path)]
    return [model.predict(each) for each in made]


def offline(path):
    wave, rate = librosa.load(path)
    wave = wave[: MOST * rate]
    return wave
