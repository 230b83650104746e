# seen in: apassuello/technical-rag-system src/config/llm_providers.py@81214fbbc53c5470d7933a81db06b032296f2bb7
from dataclasses import dataclass


@dataclass
class Provider:
    kind: str
    model: str


LOCAL = Provider(kind="local", model="qwen2.5:3b")
FAR = Provider(kind="anthropic", model="claude-3-5-haiku-latest")  # expect: MLA503 as info
NEAR = Provider(kind="mistral", model="mistral-small-latest")  # expect: MLA503 as info
PROVIDERS = {"local": LOCAL, "far": FAR, "near": NEAR}
