# seen in: fahminlb33/bogor-house-price src/streamlit-rumah/pages/Tanya_AI.py@870f0432b12938c63e1346eb16273dc3c1e626db
"""A page whose session keeps a chat that was made with a client."""

import streamlit as st
from google import genai
from google.genai import types


def reply(question):
    return st.session_state.chat.send_message(question).text  # expect: MLA101


def in_time(question):
    options = types.HttpOptions(timeout=20_000)
    quick = genai.Client(api_key=st.secrets["KEY"])
    settings = types.GenerateContentConfig(http_options=options)
    return quick.models.generate_content(model="gemini-2.0-flash", contents=question, config=settings).text


if __name__ == "__main__":
    if "chat" not in st.session_state:
        client = genai.Client(api_key=st.secrets["KEY"])
        settings = types.GenerateContentConfig(temperature=0.2)
        st.session_state.chat = client.chats.create(model="gemini-2.0-flash", config=settings)
    if question := st.chat_input("?"):
        st.write(reply(question))
