import joblib
from fastapi import FastAPI
from shared import prepared

app = FastAPI()
model = joblib.load("model.joblib")
vectorizer = joblib.load("vectorizer.joblib")  # expect: MLA202
tfidf = joblib.load("tfidf.joblib")
target_scaler = joblib.load("target_scaler.joblib")


@app.post("/topic")
def topic(text: str):
    return model.predict([[len(text)]]).tolist()


@app.post("/topic/words")
def topic_words(text: str):
    return model.predict(prepared(text)).tolist()
