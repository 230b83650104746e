# a form of: a Streamlit page that asks its own service, once in a session and once under the cache that sessions share
"""Who waits beside the user of a page."""

import requests
import streamlit as st


@st.cache_data
def drift(address):
    return requests.get(f"{address}/drift").json()  # expect: MLA101 as error


def price(address, rooms):
    answer = requests.post(f"{address}/price", json={"rooms": rooms})  # expect: MLA101 as warning
    return answer.json()["price"]


if st.button("Price"):
    st.write(price(st.secrets["ADDRESS"], st.number_input("Rooms")))
    requests.post(st.secrets["HOOK"], json={"asked": 1})  # expect: MLA101 as warning
