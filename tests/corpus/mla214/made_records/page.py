# seen in: PriyanshuCP42/house-price-prediction_agentic_ai app.py@144d11f4861a3fd6c5b0f5c2c069bff303afeea9
import pickle

import pandas as pd
import streamlit as st

with open("flats.pkl", "rb") as file:
    held = pickle.load(file)
model, scaler, names = held["model"], held["scaler"], held["names"]


def price_of(flat):
    rows = pd.DataFrame([[flat.get(name, 0) for name in names]], columns=names)
    return model.predict(scaler.transform(rows))[0]


def rent_of(flat):
    rows = pd.DataFrame([[flat.get(name, 0) for name in names]], columns=names)  # expect: MLA214
    return model.predict(scaler.transform(rows))[0] / 240


rooms = st.slider("Rooms", 1, 8, 3)
area = st.number_input("Area", 20, 400, 80)
asked = {"rooms": rooms, "area": area, "area_per_room": area / rooms}
st.write(price_of(asked))
st.write(rent_of(st.session_state.get("flat", {})))
