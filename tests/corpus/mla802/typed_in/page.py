# a form of: a page of Streamlit with a watch on slow searches
import logging
import time
from contextlib import contextmanager

import streamlit as st

log = logging.getLogger("page")


@contextmanager
def watch(what: str, subject):
    start = time.perf_counter()
    yield
    log.warning("%s took %.1fs for %s", what, time.perf_counter() - start, subject)  # expect: MLA802


@contextmanager
def timing(what: str):
    start = time.perf_counter()
    yield
    log.info("%s %.2fs", what, time.perf_counter() - start)


def search(q: str):
    with timing("encode"):
        vector = encode(q)
    with watch("search", q):
        return find(vector)


def page():
    q = st.text_input("Search", max_chars=300)
    count = st.slider("How many", 1, 10)
    log.info("asked for %d", count)
    log.info("asked for %s", q)  # expect: MLA802
    return search(q)


page()
