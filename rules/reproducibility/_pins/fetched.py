"""What a call that fetches is given: a name on a hub, a path on this machine, or something unknown."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from ...libraries.builders import BUILDERS, LOADERS
from . import hubs as tables
from .keys import in_tables, is_setting, keys_of
from .publishers import is_of_house

_IDENTIFIER: Final = regex(r"(?i)(model|name|_id$|^id$|repo|tokenizer|embed|dataset|llm|checkpoint)")
_ENVIRONMENT: Final = regex(r"^os\.(getenv|environ\.get)$|^decouple\.config$")
_OLDEST: Final = regex(
    r"(all|paraphrase|multi-qa|msmarco|distil\w+|bert|roberta|albert|xlm|t5|gpt2|bart|vit|camembert)-[\w.-]+"
)
"""Names of models that the hub keeps with no owner."""
_OWN: Final = regex(
    r"(?i)(my|our|your|best|final|trained|fine_?tuned|saved|local)[_-][\w.-]+|\w+_model(_v?\d[\w.]*)?|\w+_v\d+(_\w+)?"
)
"""What a program calls a folder of its own: the names of models that a hub keeps with no owner say a family."""
_OWNER: Final = regex(r"^([A-Za-z][\w-]+)/[\w.-]*$")
"""How a text begins that goes on with the name of a model."""
_FOLDERS: Final = regex(
    r"(?i)(^|[-_])(model|checkpoint|ckpt|artifact|output|result|weight|run|export|asset|resource|dir|path|folder|cache|"
    r"tmp|temp|save|saved|trained|(fine-?)?tuned|local|data|exp|experiment|log)s?([-_]|$)"
)
"""What a program calls its own folders."""
_OF_MODELS: Final = frozenset({"from_pretrained", "pipeline", "SentenceTransformer", "CrossEncoder"})
OWNED: Final = regex(r"[\w.-]+/[\w.-]+")
"""A name with its owner, as hubs have them."""


def named(file: FileContext, wanted: ast.expr, api: str) -> tuple[str, float, dict[str, Any]] | None:
    """What is fetched, in words, with the confidence that it is a name on a hub; None for what is local or unknown."""
    value = file.constant(wanted)
    if isinstance(value, str) and (tables.NUMBERED.search(value) or (api in _OF_MODELS and _OWN.fullmatch(value))):
        return None
    if isinstance(value, str):
        return None if is_local(value) or (api in LOADERS and value in BUILDERS) else (repr(value), 1.0, {})
    if value is not UNKNOWN:
        return None
    choices = [v for choice in file.names.values(wanted) if isinstance(v := file.constant(choice), str)]
    if choices and len(choices) == len(file.names.values(wanted)):
        remote = [v for v in choices if not is_local(v)]
        return (repr(remote[0]), 0.8, {}) if remote else None
    made = file.names.single_value(wanted) or wanted
    if isinstance(made, ast.BoolOp):
        made = made.values[-1]
        value = file.constant(made)
        if isinstance(value, str):
            return None if is_local(value) else (repr(value), 0.8, {})
    if isinstance(made, ast.JoinedStr):
        return (ast.unparse(made), 0.8, {}) if _begins_with_owner(made) else None
    if isinstance(made, ast.Call | ast.Subscript):
        return _from_environment(file, made) or _from_settings(file, made, "dataset" if api == "load_dataset" else "")
    if isinstance(made, ast.Name | ast.Attribute):
        last = made.id if isinstance(made, ast.Name) else made.attr
        symbol = file.qualname(made)
        if tables.LOCAL_NAME.search(last):
            return _from_settings(file, made)
        if not _IDENTIFIER.search(last):  # what another file calls it says nothing: its value may
            imported = symbol is not None and "." in symbol and "()" not in symbol
            return (f"`{file.text(made)}`", 0.7, {"symbol": symbol, "unnamed": True}) if imported else None
        if api == "pipeline" and last.lower() in ("model", "_model", "base_model"):
            return None
        if isinstance(made, ast.Name) and any(
            b.kind in ("for", "unpack", "with") for b in file.names.lookup(last, made)
        ):
            return None
        data: dict[str, Any] = {"symbol": symbol} if symbol and "()" not in symbol else {}
        if is_setting(file, made) and (keys := keys_of(file, made)):
            data["perhaps"] = list(keys)
        return f"`{file.text(made)}`", 0.7, data
    return None


def _begins_with_owner(made: ast.JoinedStr) -> bool:
    """Whether a text is an owner on the hub with one of its models: ``f"Helsinki-NLP/opus-mt-{pair}"``, no folder."""
    first = made.values[0].value if isinstance(made.values[0], ast.Constant) else ""
    found = _OWNER.match(first) if isinstance(first, str) else None
    if found is None or any("/" in str(part.value) for part in made.values[1:] if isinstance(part, ast.Constant)):
        return False
    is_known = is_of_house(f"{found[1]}/", served=False) or any(each.isupper() or each == "-" for each in found[1])
    return is_known and _FOLDERS.search(found[1]) is None


def _from_environment(file: FileContext, made: ast.Call | ast.Subscript) -> tuple[str, float, dict[str, Any]] | None:
    """A name out of a variable of the environment, by its default where it has one: ``os.environ["MODEL_ID"]``."""
    if isinstance(made, ast.Subscript):
        key: ast.expr | None = made.slice if file.qualname(made.value) == "os.environ" else None
        default: object = UNKNOWN
    else:
        key = made.args[0] if made.args and _ENVIRONMENT.search(file.call_name(made) or "") else None
        default = file.constant(file.argument(made, "default", 1))
    variable = file.constant(key)
    if not isinstance(variable, str) or tables.LOCAL_NAME.search(variable):
        return None
    if isinstance(default, str):
        return None if is_local(default) else (repr(default), 0.8, {})
    return f"the name in `{variable}`", 0.7, {}


def _from_settings(file: FileContext, made: ast.expr, says: str = "") -> tuple[str, float, dict[str, Any]] | None:
    """A name that stands under a key of the settings: given as the default there, in a table of the same file, or in
    a file of settings, which `refine` looks it up in. `says` is the plain key that tells what is asked for by itself.
    """
    keys = keys_of(file, made, says=says) if is_setting(file, made) else ()
    if not keys:
        return None
    default = file.constant(file.argument(made, "default", 1)) if isinstance(made, ast.Call) else UNKNOWN
    if isinstance(default, str):
        return (repr(default), 0.8, {}) if is_name(default) and not tables.LOCAL_NAME.search(keys[-1]) else None
    held = in_tables(file, keys[-1]) if isinstance(made, ast.Subscript) else []
    if held:
        return (repr(held[0]), 0.8, {}) if all(OWNED.fullmatch(each) and is_name(each) for each in held) else None
    return f"`{file.text(made)}`", 0.8, {"keys": list(keys)}


def is_name(value: str) -> bool:
    """Whether a text is a name on a hub by its own looks: with an owner, or of the oldest models, with hyphens."""
    return not is_local(value) and (OWNED.fullmatch(value) is not None or _OLDEST.fullmatch(value) is not None)


def is_local(value: str) -> bool:
    """Whether a constant is a path on this machine rather than a name on a hub."""
    if tables.LOCAL.search(value) or (value.count("/") > 1 and "://" not in value) or value.endswith("/"):
        return True
    head = value.partition("/")[0].lower()
    return not value or head in tables.LOCAL_FOLDERS or "\\" in value
