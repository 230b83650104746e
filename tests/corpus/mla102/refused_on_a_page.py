# a form of: a page that tries one path after another, and says that there is no model
"""Paths of a model of which the first that can be read is taken."""

from pathlib import Path

import joblib
import streamlit as st

PATHS = [Path("artifacts/model.joblib"), Path("models/model.joblib")]


def load_model():
    for path in PATHS:
        if path.exists():
            try:
                return joblib.load(path), str(path)
            except Exception:  # expect: MLA102 as info
                continue
    return None, None


def load_shape():
    for path in PATHS:
        if path.exists():
            try:
                return joblib.load(path), str(path)
            except Exception:  # expect: MLA102 as warning
                continue
    return None, None


_, source = load_model()
st.caption(source or "none")
size = st.slider("size", 10, 300)
model, source = load_model()
if model:
    st.metric("price", model.predict([[size]])[0])
else:
    st.error("There is no model: train one first.")

shape, source = load_shape()
if shape:
    size = shape.transform([[size]])[0]
st.write(size)
