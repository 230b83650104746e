# seen in: iusztinpaul/energy-forecasting app-frontend/frontend/main.py
import requests
import streamlit as st

answer = requests.get("https://areas.example/values", timeout=5)
st.selectbox("area", options=answer.json().get("values", []))  # expect: MLA109 as info
