# a form of: the same page where no command of a package starts it
import streamlit as st

from tags.reading import Tagger


def main():
    tagger = Tagger(st.text_input("Folder of the model"))
    st.write(tagger.tags(st.text_area("Text")))


main()
