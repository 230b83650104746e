"""Calls that sign in to a service with a key alone: whatever it looks like, a text that is given there is one."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .secrets import entropy, looks_made_up

_LOGINS: Final = {
    "wandb.login": "key",
    "huggingface_hub.login": "token",
    "comet_ml.login": "api_key",
    "comet_ml.init": "api_key",
    "comet_ml.Experiment": "api_key",
    "neptune.init_run": "api_token",
    "dagshub.auth.add_app_token": "token",
    "roboflow.Roboflow": "api_key",
    "replicate.Client": "api_token",
    "cohere.Client": "api_key",
    "google.generativeai.configure": "api_key",
    "google.genai.Client": "api_key",
    "newsapi.NewsApiClient": "api_key",
    "serpapi.GoogleSearch": "api_key",
    "tavily.TavilyClient": "api_key",
    "telebot.TeleBot": "token",
    "telegram.Bot": "token",
    "aiogram.Bot": "token",
}
"""The names of what signs in, with the keyword for its key, which stands first but where it has to be named."""
_BY_NAME: Final = frozenset({"neptune.init_run", "google.generativeai.configure", "google.genai.Client"})
_DENSE: Final = regex(r"[\w.+/=:-]{20,}")


def signs_in(name: str) -> bool:
    """Whether a call of this name signs in with a key."""
    return name in _LOGINS


def key_of_login(file: FileContext, node: ast.Call, name: str) -> ast.expr | None:
    """The text that a call signs in with, where it is written out and looks like a key; None elsewhere."""
    given = file.argument(node, _LOGINS[name], None if name in _BY_NAME else 0)
    text = file.constant(given)
    if given is None or not isinstance(text, str) or not _DENSE.fullmatch(text) or looks_made_up(text):
        return None
    has_both = any(c.isdigit() for c in text) and any(c.isalpha() for c in text)
    return given if has_both and entropy(text) >= 3.0 else None
