# a form of: a page of Streamlit that keeps uploads under one name for all who look at it
import tempfile

import joblib
import pandas as pd
import streamlit as st
from PIL import Image

model = joblib.load("model.joblib")
sent = st.file_uploader("A table")
if sent is not None:
    with open("table.csv", "wb") as target:  # expect: MLA709
        target.write(sent.getbuffer())
    st.write(model.predict(pd.read_csv("table.csv")))


def shown(photo):
    picture = Image.open(photo)
    picture.save("photo.png")  # expect: MLA709
    return "photo.png"


def kept(photo):
    with tempfile.NamedTemporaryFile(suffix=".png") as target:
        target.write(photo.getbuffer())
        return model.predict([target.name])


photo = st.camera_input("A photo")
if photo is not None:
    st.image(shown(photo))
    st.write(kept(photo))

with open("prices.txt", "w") as target:
    target.write("1, 2, 3")

