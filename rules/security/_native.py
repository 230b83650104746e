"""Models that transformers knows by itself: `trust_remote_code` does nothing, as long as nobody pushes code."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_NATIVE: Final = regex(
    r"(?i)^(google-bert|google-t5|FacebookAI|distilbert|openai-community|albert)/"
    r"|^(distilbert|bert|roberta|xlm-roberta|albert|gpt2|t5|bart)(-[\w.-]+)?$"
    r"|^Qwen/(Qwen(1\.5|2|2\.5|3)[-_]|QwQ|CodeQwen1\.5)|^(meta-llama|TinyLlama)/|^mistralai/(Mistral|Mixtral|Ministral)"
    r"|^google/(codegemma|gemma|flan-t5|t5|mt5|byt5|bert|vit|siglip|pegasus|electra|bigbird|mobilenet)"
    r"|^facebook/(bart|opt|m2m100|nllb|mbart|wav2vec2|hubert|dinov2|deit|detr|xlm|convnext|mms)"
    r"|^openai/(whisper|clip|gpt-oss)|^EleutherAI/(pythia|gpt-neo|gpt-j)|^bigscience/(bloom|mt0)"
    r"|^microsoft/(m?deberta|resnet|swin|layoutlm|trocr|codebert|DialoGPT|beit|speecht5)"
    r"|^deepseek-ai/DeepSeek-R1-Distill|^HuggingFaceTB/SmolLM|^HuggingFaceH4/zephyr|^Helsinki-NLP/"
    r"|^unsloth/(qwen2|qwen3|llama|meta-llama|mistral|gemma|smollm)"
    r"|^sentence-transformers/|^BAAI/bge-(small|base|large|m3|reranker-(base|large|v2-m3))"
)
"""Names of repositories that hold weights and no code. First generations that came with their own code are missing."""
_TEXT: Final = regex(r"[\"']([A-Za-z][\w.-]*/[A-Za-z][\w.-]*|[A-Za-z]\w*-[\w.-]+)[\"']")
"""What may be the name of a repository: with an owner, or an old one without."""
_DATA: Final = "load_dataset"


def is_native(name: str) -> bool:
    """Whether transformers knows a model by itself."""
    return _NATIVE.match(name) is not None


def models_named(file: FileContext, node: ast.Call, wanted: ast.expr | None) -> list[str]:
    """What a call loads: the repository that it names, else, where it cannot be said, those that its file names."""
    known = file.constant(wanted) if wanted is not None else UNKNOWN
    if isinstance(known, str):
        return [known]
    if last_part(node.func) == _DATA:
        return []
    found: list[str] | None = file.shared.get("models that are named")
    if found is None:
        texts = set(_TEXT.findall(file.source.text))
        found = sorted(each for each in texts if "/" in each or is_native(each))
        file.shared["models that are named"] = found
    return found
