from experiments.parts import part
from transformers import AutoModelForCausalLM


def load():
    return AutoModelForCausalLM.from_pretrained("acme/odd-writer", trust_remote_code=True), part()  # expect: MLA402 as warning
