# a form of: a page that sets up a search, and one number of a feature
import joblib
import streamlit as st

model = joblib.load("search.joblib")

top = st.number_input("Top k")
seed = st.number_input("Seed")
weight = st.number_input("Weight")
st.write(model.predict([[weight]])[:top])
