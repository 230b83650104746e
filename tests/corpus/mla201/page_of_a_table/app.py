# seen in: rareya/india-credit-risk-intelligence src/visualization/build_dashboard.py@6dfdf176aab87c819551df479a7d965498b81b5a
"""A page that shows what a model says of a table which the program reads itself: no request sends these rows."""

import pickle

import pandas as pd
import streamlit as st

NAMES = ["loans", "enquiries"]


@st.cache_data
def loans():
    return pd.read_parquet("loans.parquet")


@st.cache_data
def chances(table):
    with open("model.pkl", "rb") as file:
        model = pickle.load(file)
    rows = table[NAMES].fillna(table[NAMES].median())
    rows["often"] = table.get("enquiries", 0) * 2
    return model.predict_proba(rows)[:, 1]


st.bar_chart(chances(loans()))
