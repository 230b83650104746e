# seen in: pavanbadempet/Movie-Recommendation-System-based-on-User-Preferences streamlit_app.py@3c982ff20d9825d4a84c29c5d5f4eb4c8f909690
"""A page that asks for films, with a function that is left over."""

import requests
import streamlit as st


@st.cache_data(ttl=600)
def details_of(film):
    try:
        return requests.get(f"https://films.example/{film}", timeout=3).json()
    except (requests.RequestException, ValueError):
        return {}


@st.cache_data(ttl=600)
def posters_of(film):
    try:
        return requests.get(f"https://posters.example/{film}", timeout=3).json()
    except (requests.RequestException, ValueError):  # expect: MLA109
        return {}


st.title("Films")
for name in posters_of(7).get("all", ()):
    st.image(name)
