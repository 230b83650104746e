import pickle

import numpy as np
import pandas as pd
import streamlit as st

with open("loans.pkl", "rb") as file:
    model = pickle.load(file)


def coded(area):
    if area == "town":
        return 1
    return 0


income = np.log1p(st.number_input("Income"))
married = st.selectbox("Married", ["no", "yes"])
area = st.selectbox("Area", ["rural", "town"])
st.write(model.predict([[income, 1 if married == "yes" else 0, coded(area)]]))

if married == "yes":
    flag = 1
else:
    flag = 0
st.write(model.predict(pd.DataFrame({"income": [income], "married": [flag], "area": [coded(area)]})))

table = pd.DataFrame({"income": [income], "married": [married], "area": [area]})
table["married"] = np.where(table["married"] == "yes", 1, 0)
table = table.replace({"rural": 0, "town": 1})
st.write(model.predict(table))

raw = st.number_input("Raw income")
st.write(model.predict([[raw, flag, coded(area)]]))  # expect: MLA202
