# seen in: satyaki-mitra/HuBERT-Whisper-Based-Speech-Emotion-Analyzer services/emotion_predictor.py@2d7e9baaee0b31bdfae085be49e817815ae86857
from fastapi import FastAPI
from transformers import AutoModelForAudioClassification

app = FastAPI()


class Moods:
    def __init__(self):
        self.net = AutoModelForAudioClassification.from_pretrained("moods", ignore_mismatched_sizes=True)


class Moods:
    def __init__(self):
        self.net = AutoModelForAudioClassification.from_pretrained("moods", ignore_mismatched_sizes=True)  # expect: MLA603


moods = Moods()


@app.post("/mood")
def mood(sound: list[float]):
    return moods.net(sound).tolist()
