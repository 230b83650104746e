# seen in: SciPhi-AI/R2R py/core/providers/llm/openai.py@9c5a94d151f90876bd7eb860f300a8fd662dc481
"""Clients that a service chooses among by a name, so that no request is seen to ask them."""

from openai import AsyncOpenAI, OpenAI


class Provider:
    def __init__(self):
        self.near = OpenAI()  # expect: MLA101 info
        self.far = AsyncOpenAI()  # expect: MLA101 info
        self.short = OpenAI(timeout=30)

    def named(self, name):
        return getattr(self, name)
