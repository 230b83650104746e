# seen in: zenml-io/zenml-projects gamesense/utils/tokenizer.py@4e1c1596c7404ecea4d4d0a1230e7bcb3ea31afc
"""Whether to trust is the caller's word."""

from transformers import AutoModel


def load(name, trust_remote_code, options):
    first = AutoModel.from_pretrained(name, trust_remote_code=trust_remote_code)
    second = AutoModel.from_pretrained(name, **options)
    third = AutoModel.from_pretrained("./vendored/odd", trust_remote_code=True)
    return first, second, third


def strict():
    return AutoModel.from_pretrained("owner/odd", trust_remote_code=True)  # expect: MLA402
