# seen in: openai/chatgpt-retrieval-plugin datastore/factory.py@b28ddce58474441da332d4e15c6dd60ddaa953ab (the sound form)
"""Which of the stores this program works with."""

import os


def store():
    match os.environ["STORE"]:
        case "wide":
            from stores.wide import Wide

            return Wide()
        case "narrow":
            from stores.narrow import Narrow

            return Narrow()
        case other:
            raise ValueError(other)
