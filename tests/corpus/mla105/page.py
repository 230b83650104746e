# seen in: DataTalksClub/llm-zoomcamp cohorts/2024/02-open-source/qa_faq.py@c85fa440791efd6c902f7f30ccedaae4483e3f9e
import streamlit as st
from openai import OpenAI

client = OpenAI(base_url="http://localhost:11434/v1/", api_key="none", timeout=20)


def answer(text):
    said = [{"role": "user", "content": text}]
    return client.chat.completions.create(model="phi3", messages=said, max_tokens=200)  # expect: MLA105 as info


text = st.text_input("Ask")
if st.button("Go"):
    st.write(answer(text).choices[0].message.content)
