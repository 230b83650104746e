"""A page whose fields have names of their own: what stands where, nobody can tell."""

import joblib
import streamlit as st

model = joblib.load("houses.joblib")
size = st.number_input("Size", min_value=1.0, max_value=900.0)
number = st.number_input("Number of rooms", min_value=1, max_value=20)
years = st.number_input("Years", min_value=0, max_value=300)
st.write(model.predict([[number, size, years]])[0])
