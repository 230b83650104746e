from functools import lru_cache

from transformers import AutoModel


@lru_cache(maxsize=1)
def model():
    return AutoModel.from_pretrained("example/encoder")


def embedded(text):
    return model()(text)
