# a form of: a page that looks at what it is given
import joblib
import pandas as pd
import streamlit as st

model = joblib.load("houses.joblib")

land = st.number_input("Land area")
rooms = st.number_input("Rooms", step=1)
if land <= 0:
    st.error("A house has land")
    st.stop()
st.write(float(model.predict(pd.DataFrame([{"land": land, "rooms": rooms}]))[0]))
