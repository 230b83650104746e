"""A loop that asks a person, and tells them."""

import joblib

model = joblib.load("model.joblib")


def ask():
    while True:
        try:
            age = float(input("age: "))
            print(model.predict([[age]]))
        except Exception as error:
            print(f"error: {error}")
