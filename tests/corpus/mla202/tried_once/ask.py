import joblib

model = joblib.load("mood.joblib")
vectorizer = joblib.load("mood_words.joblib")


def predict_mood(note):
    return model.predict(vectorizer.transform([note]))[0]  # expect: MLA202 as info


print(predict_mood("What a fine day"))
