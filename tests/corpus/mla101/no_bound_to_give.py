# a form of: a page that asks Seldon, whose client takes no bound, and one that asks by a client that does
"""What cannot be bounded where it is called."""

import requests
import streamlit as st
from seldon_core.seldon_client import SeldonClient

seldon_client = SeldonClient(deployment_name="prices", gateway="ambassador")


def price(rooms):
    return seldon_client.predict(data=rooms, payload_type="ndarray")


if st.button("Price"):
    st.write(price([[3]]))
    requests.post(st.secrets["HOOK"], json={"asked": 1})  # expect: MLA101 as warning
