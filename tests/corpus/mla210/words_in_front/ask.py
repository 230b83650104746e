from functools import cache

from sentence_transformers import SentenceTransformer


@cache
def encoder():
    name = "intfloat/multilingual-e5-base"
    return SentenceTransformer(name, revision="d13f1b27baf31030b7fd040960d60d909913633f")


def vector_of(question: str):
    model = encoder()
    return model.encode(question, normalize_embeddings=True).tolist()  # expect: MLA210
