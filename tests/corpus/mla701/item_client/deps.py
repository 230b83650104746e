"""Clients that are handed out in a dict: how they are asked says what they are."""

from langchain_community.vectorstores import SupabaseVectorStore
from supabase import create_client


def shared() -> dict:
    client = create_client("https://notes.example", "key")
    return {"db": client, "vectors": SupabaseVectorStore(client, None, table_name="chunks")}
