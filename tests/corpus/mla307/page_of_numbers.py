# seen in: fahminlb33/bogor-house-price src/streamlit-rumah/pages/Prediksi_Harga_Rumah.py@870f0432b12938c63e1346eb16273dc3c1e626db
"""A page that asks for quantities of any size: a house of minus forty square metres has its price."""

import joblib
import pandas as pd
import streamlit as st

model = joblib.load("houses.joblib")


def main():
    left, right = st.columns(2)
    given = {}
    with left:
        given["land"] = st.number_input("Land area", step=1)  # expect: MLA307
        given["rooms"] = st.number_input("Rooms", step=1)
    given["floors"] = right.number_input("Floors", value=1)
    if st.button("Price"):
        st.write(float(model.predict(pd.DataFrame([given]))[0]))


main()
