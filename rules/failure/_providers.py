"""Calls of language model providers, and the arguments by which each bounds its output."""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.pattern import regex

_CHAT: Final = ("max_tokens", "max_completion_tokens")

OUTPUT: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    (regex(r"^openai\.(Async)?(Azure)?OpenAI\(\)\.(beta\.)?chat\.completions\.(create|parse|stream)$"), _CHAT),
    (regex(r"^openai\.(chat\.completions\.create|ChatCompletion\.a?create|Completion\.a?create)$"), _CHAT),
    (regex(r"^openai\.(Async)?(Azure)?OpenAI\(\)\.responses\.(create|parse|stream)$"), ("max_output_tokens",)),
    (regex(r"^groq\.(Async)?Groq\(\)\.chat\.completions\.create$"), _CHAT),
    (regex(r"^together\.(Async)?Together\(\)\.chat\.completions\.create$"), _CHAT),
    (regex(r"^litellm\.a?(text_)?completion$"), _CHAT),
    (regex(r"^litellm\.Router\(\)\.a?completion$"), _CHAT),
    (regex(r"^mistralai\.Mistral\(\)\.chat\.(complete|stream)(_async)?$"), ("max_tokens",)),
    (regex(r"^cohere\.(Async)?Client(V2)?\(\)\.(chat|generate|chat_stream)$"), ("max_tokens",)),
    (regex(r"^anthropic\.(Async)?Anthropic\(\)\.messages\.(create|stream)$"), ("max_tokens",)),
    (
        regex(r"^google\.genai\.Client\(\)\.(aio\.)?models\.generate_content(_stream)?$"),
        ("config",),
    ),
    (regex(r"^google\.generativeai\.GenerativeModel\(\)\.generate_content(_async)?$"), ("generation_config",)),
    (regex(r"^ollama\.((Async)?Client\(\)\.)?(chat|generate)$"), ("options",)),
    (
        regex(r"^langchain(_openai|_community\.chat_models|\.chat_models)(\.openai)?\.(Azure)?ChatOpenAI$"),
        (*_CHAT, "model_kwargs"),
    ),
    (regex(r"^langchain_groq\.ChatGroq$"), (*_CHAT, "model_kwargs")),
    (regex(r"^langchain_google_genai\.ChatGoogleGenerativeAI$"), ("max_output_tokens", "max_tokens")),
)
"""(call by its resolved name, what bounds its output)."""

_LAST: Final = frozenset(
    {"create", "acreate", "parse", "stream", "completion", "acompletion", "text_completion", "atext_completion"}
    | {"complete", "complete_async", "stream_async", "chat", "chat_stream", "generate", "generate_content"}
    | {"generate_content_async", "generate_content_stream"}
    | {"ChatOpenAI", "AzureChatOpenAI", "ChatGroq", "ChatGoogleGenerativeAI"}
)
"""Last parts of all names that `OUTPUT` can match: most names are settled by one look-up."""


def output_bounds(name: str) -> tuple[str, ...] | None:
    """The arguments that bound the output of a provider call; None for any other call."""
    if name.rpartition(".")[2] not in _LAST:
        return None
    return next((keywords for pattern, keywords in OUTPUT if pattern.match(name)), None)
