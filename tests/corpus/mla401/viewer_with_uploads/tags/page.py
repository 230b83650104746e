# a form of: the same page where it takes uploads
import streamlit as st

from tags.reading import Tagger


def main():
    tagger = Tagger(st.text_input("Folder of the model"))
    st.file_uploader("Texts")
    st.write(tagger.tags(st.text_area("Text")))


main()
