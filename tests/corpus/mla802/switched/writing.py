# seen in: oobabooga/text-generation-webui modules/text_generation.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
"""Prompts are shown to whoever asks for it at the command line."""

import flags
from models import write


def generate(prompt):
    if prompt and flags.args.verbose:
        show(prompt)
    return write(prompt)


def show(prompt, most=-1):
    if most > 0:
        print(prompt[:most])
    else:
        print(prompt)


def search(text, verbose=0):
    if verbose:
        print(f"asked for: {text}")
    return write(text)


def explain(text, verbose=False):
    if verbose:
        print(f"to explain: {text}")  # expect: MLA802
    return write(text)
