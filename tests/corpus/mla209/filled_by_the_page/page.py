import joblib
import numpy as np
import streamlit as st

FIELDS = (("Radius", "radius"), ("Texture", "texture"), ("Area", "area"))


def measured():
    given = {}
    for label, name in FIELDS:
        given[name] = st.slider(label, 0.0, 50.0)
    return given


def predict_cell(given):
    model = joblib.load("cells.joblib")
    row = np.array(list(given.values())).reshape(1, -1)
    st.write(float(model.predict(row)[0]))


predict_cell(measured())
