import joblib
import streamlit as st

names = {"few": "models/few.joblib", "cards": "models/cards.joblib"}


def ask(text, name):
    counts = joblib.load("models/counts.joblib")
    return joblib.load(names[name]).predict(counts.transform([text]))[0]


st.write(ask(st.text_area("Text"), st.selectbox("Model", list(names))))
