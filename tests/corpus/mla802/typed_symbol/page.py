import streamlit as st
from prices import download

symbol = st.text_input("symbol")
remark = st.text_input("remark")
st.write(download(symbol, remark))
