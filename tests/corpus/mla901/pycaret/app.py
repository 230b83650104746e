import os

import streamlit as st
from pycaret.classification import load_model, predict_model

PATH = "models/heart_pipeline.pkl"


@st.cache_resource
def pipeline():
    return load_model(os.path.splitext(PATH)[0])


st.write(predict_model(pipeline(), data=st.session_state["rows"]))
