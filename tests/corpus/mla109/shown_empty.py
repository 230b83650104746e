# a form of: a page that shows what its service kept, and a mean that it works out of it
import logging

import requests
import streamlit as st

logger = logging.getLogger(__name__)


def history():
    try:
        return requests.get(f"{st.secrets['ADDRESS']}/history", timeout=5).json()
    except Exception:  # expect: MLA109 as info
        return []


st.table(history() or [{"seen": "nothing yet"}])


def passages(store, question):
    try:
        return store.search(question, limit=5)
    except Exception:  # expect: MLA109 as error
        return []


st.write(write_from(passages(st.session_state.store, st.text_input("?"))))
