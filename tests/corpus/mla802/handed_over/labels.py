# seen in: Sandeep0076/Rag-Chatbot rtl_rag_chatbot_api/chatbot/auto_migration_service.py@d7fc1bae314920dfd4dc8faca6eacb5132ad54f7
import logging

import streamlit as st

logger = logging.getLogger(__name__)


def migrate(file_id: str, model_choice: str, note):
    logger.info("migrating %s for %s", file_id, model_choice)
    logger.info("noted %s", note)  # expect: MLA802
    logger.info("noted %s, once more", note)


migrate(st.text_input("File"), st.selectbox("Model", ["a", "b"]), st.text_area("Note"))
