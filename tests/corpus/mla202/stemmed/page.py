import pickle

import streamlit as st

vectorizer = pickle.load(open("vectorizer.pkl", "rb"))
bayes = pickle.load(open("bayes.pkl", "rb"))
message = st.text_area("message")
if st.button("Check"):
    row = vectorizer.transform([message])  # expect: MLA202
    st.header("spam" if bayes.predict(row)[0] == 1 else "ham")
