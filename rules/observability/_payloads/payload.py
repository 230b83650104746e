"""Which expressions hold what a user sent, or what a model made of it."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import Binding
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._logs import pieces
from .bodies import is_lambda_event, is_model_of_route, is_whole, may_bring
from .fields import written_field
from .got_by_call import got_by_call
from .handlers import is_consumed, is_handed
from .ids import is_of_ids
from .own_words import is_configured, is_of_flags, is_verdict

STRONG: Final = regex(
    r"(?i)^(\w*_)?(prompt|prompts|query|queries|question|uquery|utterance|transcript|transcription|payload|"
    r"user_?(text|input|message|prompt|query)|(raw|input|source|full|plain|clean|cleaned|user)_?text|text|texts|"
    r"input_data|inputs|sentence|sentences|utterances|tweet|tweets|validated_(data|inputs?)|chat_?history|conversation_history|messages|b64_?\w*|\w*base64\w*|"
    r"symptoms|complaints?|image_bytes|request_(body|data|json)|completion_text|query_to_run|email_body)$"
)
"""Names that hold user content wherever they are."""

_NOT: Final = regex(
    r"(?i)(error|err|warning|help|label|template|button|status|log|alt|sql|db|graph_?ql|system|default|base|"
    r"negative|version|model)_?(text|prompt|query|prompts|message|messages)$"
    r"|^(num|n|len|count|total|max|min|has|is|use|can|may|should|allows?|enabled?|supports)_|_(id|ids|name|type|count|len|length|size|hash|time|ms|path|version|"
    r"tokens|key|template|embedding|embeddings|vector|file|url|index|start|end)$"
)
WEAK: Final = regex(
    r"(?i)^(\w+_)?(response|resp|res|outputs?|out|results?|answer|reply|completion|pred|prediction|generated|generation"
    r"|decoded|summary|data|body|content|df|rows?|features|message)$"
)
"""Names that hold user content where it is seen where they come from."""

_TEXT_MODEL: Final = regex(
    r"(?i)(^|[._])(llm|chat|completions?|generate\w*|ask|invoke|ainvoke|transcribe|translate|summari[sz]e|caption|"
    r"complete|ocr\w*|image_to_string|readtext|create_completion)(\(\))?(\.|$)|Text\w*Recogni|Recogni[sz]er\(\)\.predict|"
    r"Transcriber|Captioner|Summari[sz]er|Translator|ChatModel"
)


_MESSAGES: Final = regex(r"^(chat_|conversation_|user_)?(messages|history)$")
_MESSAGE: Final = regex(r"^(m|msg|message|turn|entry|item|chat_message)$")
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


_TALKS: Final = frozenset({"history", "conversation", "dialog", "dialogue"})
"""Fields of a request that hold what was said before."""
_RUNS: Final = frozenset({"execute", "executemany", "text", "read_sql", "read_sql_query", "read_gbq", "run_query"})
_SQL: Final = regex(r"(?i)^(f|r|rf)?[\"'(\s\\n]*(select|insert|create|update|delete|with|alter|drop|match)\s")
_OF_METRICS: Final = (b"/api/v1/query", b"PrometheusConnect")
_FETCHES: Final = regex(r"(?i)(^|[._])(requests|httpx|session|http|https|client|urlopen|urlretrieve)(\.get)?$")
_TRIMS: Final = frozenset({"strip", "lstrip", "rstrip", "json", "decode"})
_FEW: Final = 30
"""Characters that do not say much of a text."""


@lru_cache(maxsize=100_000)
def is_content_name(name: str) -> bool:
    """Whether a field is named like what a user wrote or sent."""
    return STRONG.match(name) is not None and not _NOT.search(name)


def payload(file: FileContext, node: ast.expr, seen: frozenset[str] = frozenset()) -> str:
    """What an expression holds, in words; "" where it is not seen to be a user's content.

    `seen` are the names whose values are being followed: one that is made of itself says no more.
    """
    if found := got_by_call(file, node):
        return found
    if isinstance(node, ast.Name):
        return "" if node.id in seen else _by_name(file, node, node.id, seen | {node.id})
    if isinstance(node, ast.Attribute):
        if node.attr in ("text", "payload") and _is_answer(file, node.value):
            return ""
        if node.attr == "user_message" and _is_caught(file, node.value):
            return ""  # what the user is told
        if is_content_name(node.attr) and not _is_settings(node):
            if _is_part(file, node) or node.attr.isupper():  # a constant, the key that content goes by
                return ""
            return f"`{file.text(node)}`"
        if node.attr in ("content", "body", "data", "message") and isinstance(node.value, ast.Name):
            held = payload(file, node.value, seen)
            if held:
                return f"`{file.text(node)}`"
        if node.attr in _TALKS and isinstance(node.value, ast.Name) and is_model_of_route(file, node.value):
            return f"`{file.text(node)}`"
        if _TYPED.match(file.qualname(node) or "") or written_field(file, node):
            return f"`{file.text(node)}`"
        return _of_request(file, node)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        key = node.slice.value
        if (STRONG.match(key) and not _NOT.search(key) and key != "query") or written_field(file, node):
            return f"`{file.text(node)}`"
        return _of_request(file, node)
    if isinstance(node, ast.Subscript):
        return payload(file, node.value, seen) if _keeps_much(file, node.slice) else ""
    if isinstance(node, ast.Await):
        return payload(file, node.value, seen)
    if isinstance(node, ast.Call):
        name = file.call_name(node) or ""
        if _is_validation_errors(file, node):
            return f"`{file.text(node)}`, which holds the input,"
        if isinstance(node.func, ast.Attribute) and node.func.attr == "get" and node.args:
            asked = file.constant(node.args[0])
            if (isinstance(asked, str) and asked in _CONTENT_KEYS) or written_field(file, node):
                return f"`{file.text(node)}`"
        if re.search(r"request(\(\))?\.(json|body|form|get_json|get_data)$", name, re.IGNORECASE):
            return f"`{file.text(node)}`"
    return _of_request(file, node)


def _of_request(file: FileContext, node: ast.expr) -> str:
    return f"`{file.text(node)}`, made of the whole request," if is_whole(file, node) else ""


def _keeps_much(file: FileContext, cut: ast.expr) -> bool:
    """Whether what is cut out of a text or a list is still much of it: one entry, or more than a few characters."""
    if not isinstance(cut, ast.Slice):
        return isinstance(cut, ast.Constant)
    upper = file.constant(cut.upper) if cut.upper is not None else None
    return not isinstance(upper, int) or abs(upper) >= _FEW


def _by_name(file: FileContext, node: ast.Name, name: str, seen: frozenset[str]) -> str:
    bindings = file.names.lookup(name, node)
    if bindings and all(b.kind in ("import", "def", "class", "except") for b in bindings):
        return ""
    if STRONG.match(name) and not _NOT.search(name):
        if any(b.value is not None and is_harmless(file, b.value) for b in bindings if b.kind == "assign"):
            return ""
        if is_configured(file, bindings) or is_of_flags(file, node, bindings):
            return ""
        if is_of_ids(file, node) or (_MESSAGES.match(name) and any(map(_is_table, bindings))):
            return ""
        if "query" in name.lower() and _is_statement(file, node):
            return ""
        return "" if _is_address(file, node) else f"`{name}`"
    if is_model_of_route(file, node):
        return f"`{name}`, the body of the request,"
    if written_field(file, node):
        return f"`{name}`, which somebody wrote,"
    brings = may_bring(file)
    for binding in bindings:
        if binding.kind == "arg" and name == "event" and is_lambda_event(file, node):
            return "the whole `event`"
        if binding.kind == "arg" and brings and is_handed(file, node):
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
        if binding.kind == "for" and _is_one_of_messages(file, name, binding.value):
            return f"`{name}`, one of the messages,"
    if is_whole(file, node):
        return f"`{name}`, made of the whole request,"
    if WEAK.match(name) and not _NOT.search(name):
        for binding in bindings:
            if binding.kind in ("assign", "with", "unpack") and binding.value is not None:
                held = _made(file, binding.value, seen)
                if held:
                    return f"`{name}` ({held})"
    return ""


def _is_table(binding: Binding) -> bool:
    """Whether a parameter is declared as a mapping: what was said is a list, and a table of messages holds those that
    the program says itself.
    """
    kind = binding.annotation if binding.kind == "arg" else None
    kind = kind.value if isinstance(kind, ast.Subscript) else kind
    return last_part(kind).lower() in ("dict", "mapping")


def _is_statement(file: FileContext, node: ast.Name) -> bool:
    """Whether a query is one of a database: a function runs it, or it is written out in the words of SQL; or the file
    asks Prometheus.
    """
    if file.holds(*_OF_METRICS):
        return True
    home = file.function_of(node)
    for call in file.inside(home, ast.Call) if home is not None else ():
        if last_part(call.func) in _RUNS and any(isinstance(a, ast.Name) and a.id == node.id for a in call.args[:1]):
            if not _searches(call.func):
                return True
    values = (b.value for b in file.names.lookup(node.id, node) if b.kind == "assign" and b.value is not None)
    return any(_SQL.search(ast.unparse(value)[:200]) for value in values)


def _is_one_of_messages(file: FileContext, name: str, over: ast.expr | None) -> bool:
    """Whether a loop goes through what was said, message by message: ``for message in messages``."""
    if not isinstance(over, ast.Name) or not _MESSAGES.match(over.id) or _MESSAGE.match(name) is None:
        return False
    return any(binding.kind == "arg" for binding in file.names.lookup(over.id, over))


def _searches(function: ast.expr) -> bool:
    """Whether a text is looked for on the web, ``client.text(query)``, and is no ``sqlalchemy.text(query)``."""
    if not isinstance(function, ast.Attribute) or function.attr != "text":
        return False
    return last_part(function.value).lower() not in ("sqlalchemy", "sa", "db", "sql", "sqla")


def _is_address(file: FileContext, node: ast.Name) -> bool:
    """Whether something is fetched from what goes by this name: ``session.get(payload)``."""
    home = file.function_of(node)
    for call in file.inside(home, ast.Call) if home is not None else ():
        if last_part(call.func) in ("get", "urlopen", "urlretrieve") and call.args[:1]:
            first = call.args[0]
            waits = any(keyword.arg == "timeout" for keyword in call.keywords)
            if isinstance(first, ast.Name) and first.id == node.id:
                if waits or _FETCHES.search(ast.unparse(call.func)):
                    return True
    return False


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


def _is_decoded(file: FileContext, value: ast.expr) -> bool:
    """``base64.b64decode(record["kinesis"]["data"])``, also as text or JSON."""
    if not file.holds(b"record") or not file.holds(b"b64decode", b"loads"):
        return False
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
    inner = value
    while isinstance(inner, ast.Await | ast.Attribute | ast.Subscript):
        inner = inner.value
    if not isinstance(inner, ast.Call):
        return ""
    if isinstance(inner.func, ast.Attribute) and inner.func.attr in _TRIMS:
        return _made(file, inner.func.value, seen)
    name = file.call_name(inner) or ast.unparse(inner.func)
    if inner.args and (name == "asyncio.run" or last_part(inner.func) == "run_until_complete"):
        return _made(file, inner.args[0], seen)  # what a loop runs says what is made
    if is_verdict(file, inner):
        return ""
    arguments = (*inner.args, *(k.value for k in inner.keywords))
    given = any(
        payload(file, part, seen) for a in arguments for part, _ in pieces(file, a) if isinstance(part, ast.Name)
    )
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


def _is_caught(file: FileContext, node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and any(b.kind == "except" for b in file.names.lookup(node.id, node))


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
