import joblib
import pandas as pd
import streamlit as st

model = joblib.load("fraud.pkl")
first = st.number_input("First")
amount = st.number_input("Amount")
row = pd.DataFrame([[first, amount]], columns=["first", "amount"])
st.write(model.predict(row)[0])  # expect: MLA202
