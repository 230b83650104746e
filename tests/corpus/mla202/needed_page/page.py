"""A page that cannot be without its library: who starts it without is told what to install."""

try:
    import streamlit as st
except ImportError as missing:
    raise SystemExit("pip install streamlit") from missing
import joblib
import pandas as pd

model = joblib.load("flats.joblib")
size = st.number_input("Size", 10.0, 400.0)
rooms = st.slider("Rooms", 1, 9)
if st.button("Ask"):
    st.write(model.predict(pd.DataFrame([{"size": size, "rooms": rooms}])))  # expect: MLA202
