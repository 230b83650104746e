"""A flag that settings decide."""

from settings import TRUST
from transformers import AutoModel, AutoTokenizer


def load(name):
    model = AutoModel.from_pretrained(name, trust_remote_code=TRUST)
    return model, AutoTokenizer.from_pretrained(name, revision="v1.2", trust_remote_code=False)
