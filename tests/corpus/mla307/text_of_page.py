# a form of: a page that has a model read its text as it is
import joblib
import streamlit as st

model = joblib.load("news.joblib")

text = st.text_area("News")  # expect: MLA307 as info
if st.button("Judge"):
    st.write(model.predict([text])[0])
