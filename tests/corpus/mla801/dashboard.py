import streamlit as st


def main():
    name = st.text_input("name")
    print("asked", len(name))


main()
