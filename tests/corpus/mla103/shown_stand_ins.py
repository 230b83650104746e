# seen in: berch-t/air-paradis-sentiment-api app/main.py@2a538fad6441b4c963925de1e7e065c2fd15e44a
"""Stand-ins of which the answer tells, and one of which nothing does."""

import joblib
from fastapi import FastAPI

app = FastAPI()


class Tone:
    def __init__(self):
        self.is_dummy_model = False
        try:
            self.model = joblib.load("tone.joblib")
        except Exception as error:  # expect: MLA103 as warning
            print(error)
            self.model = make_dummy_model()
            self.is_dummy_model = True


class Topics:
    def __init__(self):
        self.is_fake_model = False
        try:
            self.model = joblib.load("topics.joblib")
        except Exception as error:  # expect: MLA103 as error
            print(error)
            self.model = make_fake_model()
            self.is_fake_model = True


tone, topics = Tone(), Topics()


@app.post("/tone")
def ask_tone(text: str):
    return {"tone": tone.model.predict([text])[0], "model": f"bilstm{' (dummy)' if tone.is_dummy_model else ''}"}


@app.post("/topics")
def ask_topics(text: str):
    return {"topics": topics.model.predict([text])[0]}
