import joblib
import pandas as pd
import streamlit as st

from fit import extended

model = joblib.load("loans.joblib")
asked = {
    "days_since_birth": -365.25 * st.slider("Age (years)", 18, 75, 33),
    "income": 0.82 * st.number_input("Income"),  # expect: MLA202
}
rows = extended(pd.DataFrame([asked]))
st.write(float(model.predict_proba(rows[["age", "days_since_birth", "income"]])[0, 1]))
