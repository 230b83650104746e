# a form of: a trial that the rest imports
from transformers import AutoModel


def part():
    return AutoModel.from_pretrained("acme/odd-part", trust_remote_code=True)  # expect: MLA402 as warning
