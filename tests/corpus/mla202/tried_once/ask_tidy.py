import joblib

from train import tidy

model = joblib.load("mood.joblib")
vectorizer = joblib.load("mood_words.joblib")


def predict_mood(note):
    return model.predict(vectorizer.transform([tidy(note)]))[0]


print(predict_mood("What a fine day"))
