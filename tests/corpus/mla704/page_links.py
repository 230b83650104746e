# seen in: YuriiOks/mnist-digit-classifier web/ui/views/draw_view.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import requests
import streamlit as st

LOGO = "https://img.example.org/logo.png"


def show(link):
    answer = requests.get(link, timeout=5)
    st.image(answer.content)  # expect: MLA704


def show_logo(link):
    st.image(requests.get(link, timeout=5).content)


def main():
    link = st.text_input("Address of a leaf")
    if link:
        st.session_state["leaf"] = link
        show(link)
    if st.button("Again"):
        kept = st.session_state.get("leaf")
        answer = requests.get(kept, timeout=5, stream=True)
        st.image(answer.content)  # expect: MLA704
    show_logo(LOGO)


main()
