"""Another program of the same repository."""

import os

import streamlit as st

st.write(os.getenv("DB_HOST", "127.0.0.1"), os.getenv("PORT", "8501"))
