"""What failed is shown to who looks at the page, or sits at the keyboard; or only a log has it."""

import logging

import joblib
import streamlit as st

logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")
age = st.number_input("age")

if st.button("Predict"):
    try:
        answer = model.predict([[age]])
    except ValueError as error:
        st.error(str(error))
    except Exception as error:
        st.exception(error)
    else:
        st.write(answer)

if st.button("Compare"):
    try:
        st.write(model.predict([[age]]))
    except Exception as error:
        st.sidebar.warning(f"no prediction: {error}")

if st.button("Explain"):
    try:
        st.write(model.predict([[age]]))
    except Exception:  # expect: MLA102
        logger.warning("no prediction")
