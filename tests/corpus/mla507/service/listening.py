"""What hears."""

import joblib

model = joblib.load("/home/mara/Desktop/hearing/model.joblib")  # expect: MLA507 as error


def hear(address):
    return int(model.predict([[len(address)]])[0])
