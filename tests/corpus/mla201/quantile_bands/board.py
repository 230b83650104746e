import joblib
import pandas as pd
import streamlit as st

let = joblib.load("let.joblib")
table = st.file_uploader("Homes")
if table:
    homes = pd.read_csv(table)
    homes["rooms"] = homes["rooms"] / homes["rooms"].max()  # expect: MLA201
    st.write(let.predict(homes[["band", "rooms"]]))
