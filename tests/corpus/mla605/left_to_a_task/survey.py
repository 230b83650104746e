import joblib
import pandas as pd


async def assess(name, number):
    model = joblib.load("survey_model.joblib")  # expect: MLA605 as info
    return model.predict(pd.read_csv(name))


def grade(name, number):
    model = joblib.load("grade_model.joblib")  # expect: MLA605 as error
    return model.predict(pd.read_csv(name))
