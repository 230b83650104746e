import joblib
import pandas as pd
import streamlit as st

forest = joblib.load("stay.joblib")
age = st.number_input("Age")
ward = st.selectbox("Ward", [0, 1, 2])
smokes = st.checkbox("Smokes")
st.metric("Back", forest.predict(pd.DataFrame({"age": [age], "ward": [ward], "smokes": [smokes]}))[0])

named = st.radio("Ward", ["east", "north", "west"])
row = pd.DataFrame({"age": [age], "ward": [named], "smokes": [smokes]})
st.metric("Back", forest.predict(row)[0])  # expect: MLA202
