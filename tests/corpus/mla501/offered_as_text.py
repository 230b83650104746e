# seen in: 0Smallcat0/ai_trading src/ui/pages/text_analysis.py
"""A page draws an example and offers another table for download; a script writes what it has drawn."""

import numpy as np
import pandas as pd
import streamlit as st


def trend():
    scores = np.random.normal(0, 0.3, 31)
    st.line_chart(pd.Series(scores))


def offer(table):
    st.download_button("csv", table.to_csv(index=False, encoding="utf-8-sig"))


trend()
offer(pd.read_parquet("news.parquet"))
