# a form of: a page that bounds the numbers that have a bound, and leaves open those that may be any
import joblib
import streamlit as st

model = joblib.load("growth.joblib")

growth = st.number_input("Growth")
inflation = st.number_input("Inflation")
units = st.number_input("Units", min_value=0)
st.write(model.predict([[growth, inflation, units]])[0])
