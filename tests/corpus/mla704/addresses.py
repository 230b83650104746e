# seen in: b3rian/Image-Classifier-CNN-API streamlit_app/utils.py@2c1fb288f2f19ef8bbecb68dd6cbd51dd1d2cd67
"""Pictures from an address that somebody typed."""

import io

import requests
import streamlit as st
from PIL import Image

LIMIT = 5_000_000


def picture_at(url):
    answer = requests.get(url, timeout=10)  # expect: MLA704
    answer.raise_for_status()
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def small_picture_at(url):
    told = requests.head(url, timeout=10)
    if int(told.headers.get("Content-Length", LIMIT + 1)) > LIMIT:
        raise ValueError("larger than 5 MB")
    return Image.open(io.BytesIO(requests.get(url, timeout=10).content))


def table_at(url):
    return requests.get(url, timeout=10).json()


def logo(name):
    return Image.open(io.BytesIO(requests.get(f"https://example.org/{name}.png", timeout=10).content))


st.image(picture_at(st.text_input("Address")))
