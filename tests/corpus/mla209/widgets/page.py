"""A page whose fields make a row."""

import joblib
import numpy as np
import streamlit as st

model = joblib.load("houses.joblib")
left, right = st.columns(2)
area = left.number_input("Area (m²)", min_value=1.0, max_value=900.0)
rooms = right.slider("Rooms", 1, 20)
age = st.sidebar.number_input("Age", min_value=0, max_value=300)
if st.button("As it came to mind"):
    st.write(model.predict(np.array([[rooms, area, age]]))[0])  # expect: MLA209
if st.button("As in training"):
    st.write(model.predict(np.array([[area, rooms, age]]))[0])
