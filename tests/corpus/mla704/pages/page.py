# a form of: a page whose own functions have a number that nobody is asked for
import chromadb
import streamlit as st
from sentence_transformers import SentenceTransformer

encoder = SentenceTransformer("passages")
passages = chromadb.PersistentClient("passages").get_collection("all")


def near(question, k=4):
    return passages.query(query_embeddings=encoder.encode([question]).tolist(), n_results=k)["documents"][0]


asked = st.text_input("Question", max_chars=400)
if asked:
    st.write(near(asked))
