"""Who puts a model on a hub: a house whose weights stay as they were uploaded, or one person."""

from __future__ import annotations

from typing import Final

_LARGE: Final = frozenset(
    {
        *("google", "google-bert", "google-t5", "facebook", "facebookai", "meta-llama", "microsoft", "openai", "apple"),
        *("openai-community", "distilbert", "baai", "sentence-transformers", "cross-encoder", "intfloat", "nvidia"),
        *("mistralai", "qwen", "deepseek-ai", "eleutherai", "salesforce", "bigscience", "allenai", "stabilityai"),
        *("huggingface", "huggingfaceh4", "huggingfacetb", "timm", "laion", "tiiuae", "albert", "xlnet"),
        *("ibm-granite", "cohereforai"),
    }
)
"""Owners on the Hugging Face hub that most projects build on."""
_SMALL: Final = frozenset(
    {
        *("almanach", "helsinki-nlp", "cardiffnlp", "thenlper", "mixedbread-ai", "nomic-ai", "jinaai", "deepset"),
        *("runwayml", "compvis", "black-forest-labs", "systran", "pyannote", "speechbrain"),
    }
)
"""Groups whose models many know, and who move, rename or take back what they uploaded."""


def is_of_house(name: str, *, served: bool) -> bool:
    """Whether a model is a house's: by its owner, or by a name with none, which the hub keeps for the oldest models.

    What is served has to come from a large one.
    """
    owner, slash, _ = name.partition("/")
    return not slash or owner.lower() in _LARGE or (not served and owner.lower() in _SMALL)
