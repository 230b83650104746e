"""Answers tickets; the prompt used to be written as "### Instruction:" here."""

import sys

from transformers import AutoModelForCausalLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("models/support")
model = AutoModelForCausalLM.from_pretrained("models/support")


def answer(question):
    prompt = "<|im_start|>user\n" + question + "<|im_end|>\n"  # expect: MLA212
    inputs = tokenizer(prompt, return_tensors="pt")
    return tokenizer.decode(model.generate(**inputs, max_new_tokens=200)[0])


if __name__ == "__main__":
    print(answer(sys.argv[1]))
