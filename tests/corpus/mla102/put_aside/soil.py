# seen in: rasoo-ai/Crop-Recommendation-System-Clean 3_Tehsil_Analysis_current_backup.py@d09e14859cfee447fe0d79c2af101603eef28bc7
"""A page, and beside it the copy that it was made from."""

import joblib
import streamlit as st

model = joblib.load("crop.joblib")
found = []
for place in st.session_state["places"]:
    try:
        found.append(model.predict(place)[0])
    except Exception:  # expect: MLA102 as warning
        continue
st.write(found)
