# seen in: yxtay/matrix-factorization-torch xfmr_rec/bentoml/service.py
import bentoml
from sentence_transformers import SentenceTransformer


@bentoml.service()
class Embedder:
    def __init__(self):
        self.model = SentenceTransformer("models/embedder")

    @bentoml.api()
    def embed(self, text: str):
        return self.model.encode(text).tolist()


@bentoml.service(workers=4)
class Service:
    embedder = bentoml.depends(Embedder)

    @bentoml.api()  # expect: MLA702
    async def recommend(self, text: str):
        return self.rank(await self.embedder.to_async.embed(text))

    def rank(self, vector):
        return sorted(vector)
