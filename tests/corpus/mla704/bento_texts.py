# seen in: yxtay/matrix-factorization-torch xfmr_rec/bentoml/service.py@56d0af80b214e191334bce44979bd6db6b3e7360
"""Texts and counts that a service of BentoML takes as plain parameters."""

import bentoml
from sentence_transformers import SentenceTransformer


@bentoml.service
class Films:
    def __init__(self):
        self.model = SentenceTransformer("films")

    @bentoml.api
    def embed(self, text: str) -> list[float]:  # expect: MLA704
        return self.model.encode([text])[0].tolist()

    @bentoml.api
    def embed_short(self, text: str) -> list[float]:
        return self.model.encode([text[:2000]])[0].tolist()

    @bentoml.api
    def near(self, film: int, top_k: int = 10) -> list[int]:  # expect: MLA704
        return self.index.search(self.model.predict(film), top_k)

    @bentoml.api
    def few(self, film: int, top_k: int = 10) -> list[int]:
        return self.index.search(self.model.predict(film), min(top_k, 50))
