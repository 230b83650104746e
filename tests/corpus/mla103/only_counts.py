# seen in: PromtEngineer/localGPT rag_system/ingestion/chunking.py@34f3107f56a88203859092312231b945a711c619
"""A tokenizer that only says how long a text is, and one that makes what a model is given."""

import joblib
from transformers import AutoTokenizer


class Cutter:
    def __init__(self, name):
        try:
            self.tokenizer = AutoTokenizer.from_pretrained(name, revision="8b3219a")
        except Exception as error:
            print("four letters to a token:", error)
            self.tokenizer = None

    def long(self, text):
        if self.tokenizer is not None:
            return len(self.tokenizer.tokenize(text))
        else:
            return len(text) // 4

    def short(self, text):
        return len(self.tokenizer.encode(text)) if self.tokenizer else len(text) // 4


class Reader:
    def __init__(self, name):
        self.model = joblib.load("reader.joblib")
        try:
            self.tokenizer = AutoTokenizer.from_pretrained(name, revision="8b3219a")
        except Exception as error:  # expect: MLA103
            print("no tokens:", error)
            self.tokenizer = None

    def read(self, text):
        if self.tokenizer is not None:
            return self.model.predict(self.tokenizer.tokenize(text))
        else:
            return self.model.predict(text.split())
