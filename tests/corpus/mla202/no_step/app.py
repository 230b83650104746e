import joblib
import pandas as pd
import streamlit as st

films = joblib.load("models/films.pkl")
digits = joblib.load("models/digits.pkl")
crops = joblib.load("models/crops.pkl")

SAMPLES = {"a dry field": {"rain": 40.0, "heat": 31.0}, "a wet field": {"rain": 210.0, "heat": 18.0}}


def rate(path):
    table = pd.read_csv(path)
    return films.predict(table[["user", "film"]])


def read_digit(path):
    return digits.predict(pd.read_csv(path))


chosen = SAMPLES.get(st.selectbox("Sample", list(SAMPLES)))
rain = st.number_input("Rain", value=chosen["rain"])
heat = st.number_input("Heat", value=chosen["heat"])
st.write(crops.predict(pd.DataFrame([{"rain": rain, "heat": heat}])))
