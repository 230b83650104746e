# a form of: a folder that is asked for, and the hub where there is none
import os

from transformers import AutoModel


def load(name):
    if os.path.isdir(name):
        return AutoModel.from_pretrained(name, trust_remote_code=True)
    return AutoModel.from_pretrained(name, trust_remote_code=True)  # expect: MLA402


def load_folder(name):
    if not os.path.isdir(name):
        raise FileNotFoundError(name)
    return AutoModel.from_pretrained(name, trust_remote_code=True)
