# a form of: a page that a package brings, for models in folders of whoever starts it
import streamlit as st

from tags.reading import Tagger


def main():
    tagger = Tagger(st.text_input("Folder of the model"))
    st.write(tagger.tags(st.text_area("Text")))


main()
