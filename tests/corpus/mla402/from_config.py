# seen in: lm-sys/FastChat fastchat/model/compression.py
"""The code of a model that is made from its config."""

from transformers import AutoConfig, AutoModel, AutoModelForCausalLM, AutoModelForSeq2SeqLM

COMMIT = "4556d13015211d73dccd3fdd39d39232506f3e43"


def compressed(folder, revision="main"):
    config = AutoConfig.from_pretrained(folder, trust_remote_code=True, revision=revision)
    try:
        if "T5" in str(type(config)):
            return AutoModelForSeq2SeqLM.from_config(config, trust_remote_code=True)  # expect: MLA402
        return AutoModelForCausalLM.from_config(config, trust_remote_code=True)
    except NameError:
        return AutoModel.from_config(config, trust_remote_code=True)


def only_the_config_is_pinned():
    config = AutoConfig.from_pretrained("owner/odd", trust_remote_code=True, revision=COMMIT)
    return AutoModel.from_config(config, trust_remote_code=True)  # expect: MLA402


def pinned():
    config = AutoConfig.from_pretrained("owner/odd", trust_remote_code=True, revision=COMMIT)
    return AutoModel.from_config(config, trust_remote_code=True, code_revision=COMMIT)


def vendored():
    config = AutoConfig.from_pretrained("./vendored/odd", trust_remote_code=True)
    return AutoModel.from_config(config, trust_remote_code=True)
