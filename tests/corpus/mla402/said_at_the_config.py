# seen in: lm-sys/FastChat fastchat/modules/awq.py
"""The config itself is loaded at no commit, which is said there."""

from transformers import AutoConfig, AutoModel


def said_at_the_config(name):
    config = AutoConfig.from_pretrained(name, trust_remote_code=True)  # expect: MLA402
    return AutoModel.from_config(config, trust_remote_code=True)
