"""The client."""

from openai import OpenAI

client = OpenAI(timeout=10, max_retries=1)


class Store:
    def __init__(self):
        self.messages = self

    def create(self, text):
        return text


store = Store()
