# seen in: TumeloKonaite/Customer-Churning-Repo src/agents/retention_writers.py@18cfa7d69a1d2585d7b7eb80141573027b1145b5
"""What takes the place of a library that is not installed."""

from dataclasses import dataclass

try:
    from agents import Agent, Runner, function_tool
except Exception:  # expect: MLA103

    @dataclass
    class Agent:
        name: str

    class Runner:
        @staticmethod
        def run_sync(agent, text):
            return {"final_output": text}

    def function_tool(function):
        return function


try:
    from sentence_transformers import SentenceTransformer
except ImportError:  # expect: MLA103

    class SentenceTransformer:
        def __init__(self, name):
            self.name = name

        def encode(self, texts):
            return [[0.1] * 384 for _ in texts]


try:
    from openai import OpenAI
except ImportError:

    class OpenAI:
        def __init__(self, **options):
            raise RuntimeError("install openai")

        def ask(self, text):
            return text


try:
    from torch.utils.data import Dataset
except ImportError:

    class Dataset:
        pass


try:
    from rich.progress import Progress
except ImportError:

    class Progress:
        def track(self, items):
            return list(items)


def write(text):
    return Runner.run_sync(Agent("writer"), text), SentenceTransformer("m").encode([text])
