"""Who puts a model on a hub: a house whose weights stay as they were uploaded, or one person."""

from __future__ import annotations

from typing import Final

_HOUSES: Final = frozenset(
    {
        *("google", "google-bert", "google-t5", "facebook", "facebookai", "meta-llama", "microsoft", "openai", "apple"),
        *("openai-community", "distilbert", "baai", "sentence-transformers", "cross-encoder", "intfloat", "nvidia"),
        *("mistralai", "qwen", "deepseek-ai", "eleutherai", "salesforce", "bigscience", "allenai", "stabilityai"),
        *("huggingface", "huggingfaceh4", "huggingfacetb", "timm", "laion", "tiiuae", "albert", "xlnet", "almanach"),
        *("helsinki-nlp", "cardiffnlp", "thenlper", "mixedbread-ai", "nomic-ai", "jinaai", "ibm-granite"),
        *("cohereforai", "deepset"),
        *("runwayml", "compvis", "black-forest-labs", "systran", "pyannote", "speechbrain"),
    }
)
"""Owners on the Hugging Face hub that many projects build on."""


def is_of_house(name: str) -> bool:
    """Whether a model is a house's: by its owner, or by a name with none, which the hub keeps for the oldest models."""
    owner, slash, _ = name.partition("/")
    return not slash or owner.lower() in _HOUSES
