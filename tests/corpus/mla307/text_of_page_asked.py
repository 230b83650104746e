# a form of: a page that asks whether there is anything to read
import joblib
import streamlit as st

model = joblib.load("news.joblib")

text = st.text_area("News")
if st.button("Judge"):
    if text.strip():
        st.write(model.predict([text])[0])
    else:
        st.warning("Nothing to judge.")
