"""Which expressions hold what a user sent, or what a model made of it."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._bodies import is_lambda_event, is_model_of_route, is_whole

STRONG: Final = regex(
    r"(?i)^(\w*_)?(prompt|prompts|query|queries|question|uquery|utterance|transcript|transcription|payload|"
    r"user_?(text|input|message|prompt|query)|(raw|input|source|full|plain|clean|cleaned|user)_?text|text|texts|"
    r"input_data|inputs|sentence|sentences|utterances|tweet|tweets|validated_(data|inputs?)|chat_?history|conversation_history|messages|b64_?\w*|\w*base64\w*|"
    r"image_bytes|request_(body|data|json)|completion_text|query_to_run|email_body)$"
)
"""Names that hold user content wherever they are."""

_NOT: Final = regex(
    r"(?i)(error|err|warning|help|label|template|button|status|log|alt|sql|db|graph_?ql|system|default|base|"
    r"negative|version|model)_?(text|prompt|query|prompts|message|messages)$"
    r"|^(num|n|len|count|total|max|min|has|is|use)_|_(id|ids|name|type|count|len|length|size|hash|time|ms|path|version|"
    r"tokens|key|template|embedding|embeddings|vector|file|url|index|start|end)$"
)
WEAK: Final = frozenset(
    {
        "response",
        "output",
        "outputs",
        "result",
        "results",
        "answer",
        "reply",
        "completion",
        "pred",
        "prediction",
        "generated",
        "decoded",
        "summary",
        "data",
        "body",
        "content",
        "df",
        "row",
        "rows",
        "features",
        "message",
    }
)
"""Names that hold user content where it is seen where they come from."""

_TEXT_MODEL: Final = regex(
    r"(?i)(^|[._])(llm|chat|completions?|generate\w*|ask|invoke|ainvoke|transcribe|translate|summari[sz]e|caption|"
    r"complete|ocr\w*|image_to_string|readtext|create_completion)(\(\))?(\.|$)|Text\w*Recogni|Recogni[sz]er\(\)\.predict|"
    r"Transcriber|Captioner|Summari[sz]er|Translator|ChatModel"
)


_CONTENT_KEYS: Final = frozenset({"prompt", "messages", "question", "user_input", "inputs", "text"})
"""Keys of a request to a model that hold what the user wrote."""


_TYPED: Final = regex(
    r"^(discord\.Message\(\)|discord\.ext\.commands\.Context\(\)\.message)\.(clean_)?content$"
    r"|^telegram\.Update\(\)\.(effective_)?message\.caption$|^aiogram\.types\.Message\(\)\.caption$"
    r"|^chainlit\.Message\(\)\.content$"
)
"""Fields of messages that people write to a bot."""
_TYPED_IN: Final = regex(r"^streamlit\.(sidebar\.)?(text_input|text_area|chat_input)$")
"""What somebody types into a page."""
_CONSUMED: Final = regex(r"^_?(ch|chan|channel)$")


@lru_cache(maxsize=20_000)
def is_content_name(name: str) -> bool:
    """Whether a field is named like what a user wrote or sent."""
    return STRONG.match(name) is not None and not _NOT.search(name)


def payload(file: FileContext, node: ast.expr, seen: frozenset[str] = frozenset()) -> str:
    """What an expression holds, in words; "" where it is not seen to be a user's content.

    `seen` are the names whose values are being followed: one that is made of itself says no more.
    """
    if isinstance(node, ast.Name):
        return "" if node.id in seen else _by_name(file, node, node.id, seen | {node.id})
    if isinstance(node, ast.Attribute):
        if node.attr in ("text", "payload") and _is_answer(file, node.value):
            return ""
        if is_content_name(node.attr) and not _is_settings(node):
            if _is_part(file, node) or node.attr.isupper():  # a constant, the key that content goes by
                return ""
            return f"`{file.text(node)}`"
        if node.attr in ("content", "body", "data", "message") and isinstance(node.value, ast.Name):
            held = payload(file, node.value, seen)
            if held:
                return f"`{file.text(node)}`"
        return f"`{file.text(node)}`" if _TYPED.match(file.qualname(node) or "") else ""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        key = node.slice.value
        return f"`{file.text(node)}`" if STRONG.match(key) and not _NOT.search(key) and key != "query" else ""
    if isinstance(node, ast.Await):
        return payload(file, node.value, seen)
    if isinstance(node, ast.Call):
        name = file.call_name(node) or ""
        if _is_validation_errors(file, node):
            return f"`{file.text(node)}`, which holds the input,"
        if isinstance(node.func, ast.Attribute) and node.func.attr == "get" and node.args:
            asked = file.constant(node.args[0])
            return f"`{file.text(node)}`" if isinstance(asked, str) and asked in _CONTENT_KEYS else ""
        if re.search(r"request(\(\))?\.(json|body|form|get_json|get_data)$", name, re.IGNORECASE):
            return f"`{file.text(node)}`"
    return ""


def _by_name(file: FileContext, node: ast.Name, name: str, seen: frozenset[str]) -> str:
    bindings = file.names.lookup(name, node)
    if bindings and all(b.kind in ("import", "def", "class", "except") for b in bindings):
        return ""
    if STRONG.match(name) and not _NOT.search(name):
        if any(b.value is not None and is_harmless(file, b.value) for b in bindings if b.kind == "assign"):
            return ""
        return f"`{name}`"
    if is_model_of_route(file, node):
        return f"`{name}`, the body of the request,"
    for binding in bindings:
        if binding.kind == "assign" and binding.value is not None and is_whole(file, binding.value):
            return f"`{name}`, the body of the request,"
        if binding.kind == "arg" and name == "event" and is_lambda_event(file, node):
            return "the whole `event`"
        if binding.kind == "arg" and name in _HANDED and _is_handed(file, node):
            return f"`{name}`, the body of the request,"
        if binding.kind == "arg" and name == "body" and is_consumed(file, node):
            return "`body`, the whole message,"
        if binding.kind == "assign" and isinstance(binding.value, ast.Call):
            if _TYPED_IN.match(file.call_name(binding.value) or ""):
                return f"`{name}`, which somebody typed in,"
        if binding.kind == "assign" and binding.value is not None and _is_decoded(file, binding.value):
            return f"`{name}`, the body of a record,"
        if (
            binding.kind == "assign"
            and isinstance(binding.value, ast.Dict)
            and (key := _content_key(file, binding.value, seen))
        ):
            return f"`{name}`, with its `{key}`,"
    if name in WEAK:
        for binding in bindings:
            if binding.kind in ("assign", "with", "unpack") and binding.value is not None:
                held = _made(file, binding.value, seen)
                if held:
                    return f"`{name}` ({held})"
    return ""


def _content_key(file: FileContext, value: ast.Dict, seen: frozenset[str]) -> str:
    """The key of a dict under which a user's content stands, as in what is sent to a model; "" where there is none."""
    for key, item in zip(value.keys, value.values, strict=True):
        written = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
        if written in _CONTENT_KEYS and isinstance(item, ast.Name) and payload(file, item, seen):
            return written
    return ""


def _is_validation_errors(file: FileContext, node: ast.Call) -> bool:
    """``exc.errors()`` of Pydantic, whose entries carry the ``input`` that they are about."""
    function = node.func
    if not isinstance(function, ast.Attribute) or function.attr != "errors" or not isinstance(function.value, ast.Name):
        return False
    for binding in file.names.lookup(function.value.id, node):
        kind = binding.annotation if binding.kind == "arg" else binding.value if binding.kind == "except" else None
        if kind is not None and ast.unparse(kind).endswith("ValidationError"):
            return not any(k.arg == "include_input" and file.constant(k.value) is False for k in node.keywords)
    return False


_HANDED: Final = frozenset({"data", "requests", "request", "batch", "input_batch"})


def _is_handed(file: FileContext, node: ast.Name) -> bool:
    """Whether a parameter is what TorchServe hands a handler: the requests of a batch, with their bodies."""
    function = file.function_of(node)
    if function is None or function.name not in ("handle", "preprocess") or not function.args.args:
        return False
    owner = next(file.ancestors(function, ast.ClassDef), None)
    given = [argument.arg for argument in function.args.args if argument.arg != "self"]
    bases = [last_part(base) for base in owner.bases] if owner is not None else []
    return given[:1] == [node.id] and any(base.endswith("Handler") for base in bases)


def is_consumed(file: FileContext, node: ast.expr) -> bool:
    """Whether a name is in a callback of RabbitMQ's client: ``(channel, method, properties, body)``."""
    function = file.function_of(node)
    given = [a.arg for a in function.args.args if a.arg != "self"] if function is not None else []
    return len(given) == 4 and _CONSUMED.match(given[0]) is not None and given[3] == "body"


def _is_decoded(file: FileContext, value: ast.expr) -> bool:
    """``base64.b64decode(record["kinesis"]["data"])``, also as text or JSON."""
    for call in (part for part in ast.walk(value) if isinstance(part, ast.Call)):
        if last_part(call.func) in ("b64decode", "loads") and call.args:
            for name in (part for part in ast.walk(call.args[0]) if isinstance(part, ast.Name)):
                if name.id == "record":
                    return True
                made = file.names.single_value(name)
                if made is not None and made is not value and _is_decoded_record(made):
                    return True
    return False


def _is_decoded_record(value: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "record" for part in ast.walk(value))


def is_harmless(file: FileContext, value: ast.expr) -> bool:
    """Whether what is given to a name was made short or anonymous, or is a text of the program's own."""
    if isinstance(value, ast.Constant):
        return True
    if not isinstance(value, ast.Call):
        return False
    name = (file.call_name(value) or ast.unparse(value.func)).lower()
    if "select" in name:  # a statement of a query builder, not a question
        return True
    return re.search(r"redact|mask|sanit|anonym|scrub|hash|truncat|len$|count|messages_to_print", name) is not None


def _made(file: FileContext, value: ast.expr, seen: frozenset[str]) -> str:
    """What a call makes of a user's content: "" unless it is text again."""
    inner = value.value if isinstance(value, ast.Await) else value
    if not isinstance(inner, ast.Call):
        return ""
    name = file.call_name(inner) or ast.unparse(inner.func)
    arguments = (*inner.args, *(k.value for k in inner.keywords))
    given = any(payload(file, a, seen) for a in arguments if isinstance(a, ast.Name))
    if _TEXT_MODEL.search(name) and (given or "Recogni" in name or "." in name):
        return "what the model made of the user's input"
    return "what the model answered to the user's input" if given and re.search(r"(?i)(^|\.)(llm|chat)", name) else ""


def _is_settings(node: ast.Attribute) -> bool:
    base = node.value
    name = base.id if isinstance(base, ast.Name) else base.attr if isinstance(base, ast.Attribute) else ""
    return re.search(r"(?i)(settings|config|cfg|args|opt|options|prompts?|templates?|constants)$", name) is not None


def _is_part(file: FileContext, node: ast.Attribute) -> bool:
    """Whether ``self.inputs`` is declared in its class as something that holds no text: a reader, a loader, a job."""
    home = file.class_of(node)
    if home is None or not isinstance(node.value, ast.Name) or node.value.id != "self":
        return False
    declared = [
        ast.unparse(s.annotation)
        for s in home.body
        if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name) and s.target.id == node.attr
    ]
    return any(re.search(r"(Reader|Writer|Loader|Source|Kind|Job|Path|Dataset)\w*$", each) for each in declared)


def _is_answer(file: FileContext, node: ast.expr) -> bool:
    """Whether an expression is the answer of another service, whose text is not the user's."""
    if isinstance(node, ast.Attribute) and node.attr == "response" and isinstance(node.value, ast.Name):
        return any(b.kind == "except" for b in file.names.lookup(node.value.id, node.value))
    if not isinstance(node, ast.Name):
        return False
    if re.search(r"(?i)(^|_)(response|resp|res|reply|answer|r|e|exc|error)$", node.id):
        return True
    made = file.names.single_value(node)
    inner = made.value if isinstance(made, ast.Await) else made
    name = file.call_name(inner) if isinstance(inner, ast.Call) else None
    return name is not None and name.startswith(("requests.", "httpx.", "aiohttp.", "urllib"))
