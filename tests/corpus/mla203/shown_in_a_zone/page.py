import joblib
import pandas as pd
import streamlit as st

model = joblib.load("model.joblib")
second = joblib.load("visits.joblib")

rows = pd.read_parquet("features.parquet")
rows["moment"] = pd.to_datetime(rows["moment"], utc=True).dt.tz_convert("Asia/Kolkata")
st.line_chart(rows, x="moment", y="close")
st.metric("next", model.predict(rows[["moment", "close"]])[-1])

visits = pd.read_parquet("visits.parquet")
visits["hour"] = pd.to_datetime(visits["moment"], utc=True).dt.tz_convert("Asia/Kolkata").dt.hour  # expect: MLA203
st.metric("visits", second.predict(visits[["hour", "seats"]])[-1])
