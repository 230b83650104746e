from sentence_transformers import SentenceTransformer


class Vectors:
    def __init__(self):
        self.model = SentenceTransformer("all-MiniLM-L6-v2")


class Words:
    def __init__(self):
        self.model = SentenceTransformer("all-MiniLM-L6-v2")  # expect: MLA605

    def find(self, text):
        return self.model.encode([text]).tolist()
