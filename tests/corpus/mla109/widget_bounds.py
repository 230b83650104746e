# seen in: alanconqrepo/predictml-api streamlit_app/pages/2_Models.py
"""Counts that a page makes up where its server is away: one bounds a slider, the other is shown."""

import requests
import streamlit as st


def count_answers(address: str) -> int:
    try:
        answered = requests.get(f"{address}/answers", timeout=5)
        answered.raise_for_status()
        return answered.json()["total"]
    except Exception:  # expect: MLA109 as info
        return 500


def count_errors(address: str) -> int:
    try:
        answered = requests.get(f"{address}/errors", timeout=5)
        answered.raise_for_status()
        return answered.json()["total"]
    except Exception:  # expect: MLA109 as warning
        return 500


total = count_answers("https://answers.example")
most = max(10, total)
chosen = st.slider(f"of {total}", min_value=10, max_value=most, value=min(100, most))
st.metric("errors", count_errors("https://answers.example"))
st.write(chosen)
