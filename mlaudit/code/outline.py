"""What a file defines and brings in: its classes, the names of its own level, its imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Container
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import Binding, Scope, absolute_module
from mlaudit.code.extract import LIBRARIES
from mlaudit.code.facts import ClassFact, ExportFact, ImportFact, package_name
from mlaudit.code.file import FileContext
from mlaudit.code.handed import placed
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

_IMPORT: Final = regex(rb"^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import\b|import[ \t]+([\w., \t]+))", re.MULTILINE)


def classes(file: FileContext) -> tuple[ClassFact, ...]:
    """Every class with its resolved bases and typed attributes."""
    found = []
    for node in file.tree.of(ast.ClassDef):
        scope = file.tree.scope_at(node)
        attributes: dict[str, str] = {}
        for source in (scope.bindings, scope.attributes):
            for name, bindings in source.items():
                made_by = _attribute_type(file, bindings)
                if made_by:
                    attributes[name] = made_by
        bases = tuple(made for base in node.bases if (made := file.qualname(_unsubscripted(base))))
        required, lax = _fields(node) if bases else ((), False)
        kinds = _kinds(node) if bases else {}
        choices = _choices(node) if bases else {}
        given = _given(node, scope, attributes)
        found.append(ClassFact(scope.qualname, node.lineno, bases, attributes, required, lax, kinds, choices, given))
    return tuple(found)


def _given(node: ast.ClassDef, scope: Scope, known: Container[str]) -> dict[str, tuple[int, str]]:
    """The attributes that ``__init__`` takes over as it is handed them, ``self.store = store``, by their parameter."""
    made = next((each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"), None)
    if made is None:
        return {}
    names = [each.arg for each in (*made.args.posonlyargs, *made.args.args)][1:]
    places = {name: (at, name) for at, name in enumerate(names)}
    places |= {each.arg: (-1, each.arg) for each in made.args.kwonlyargs}
    return {
        name: places[bindings[0].value.id]
        for name, bindings in scope.attributes.items()
        if name not in known and len(bindings) == 1
        if isinstance(bindings[0].value, ast.Name) and bindings[0].value.id in places
    }


def built(file: FileContext) -> tuple[tuple[str, dict[str, str]], ...]:
    """The classes that the file calls with something, with the types of what are objects by position and keyword. A
    call of which no argument is known to be one tells that its class is handed others, too.
    """
    found: list[tuple[str, dict[str, str]]] = []
    for (name, last), calls in file.calls.items():
        if not last.lstrip("_")[:1].isupper() or not name or "()" in name or name.partition(".")[0] in LIBRARIES:
            continue
        for call in calls:
            objects = {key: kind for key, value in placed(call) if (kind := file.qualname(value) or "").endswith("()")}
            objects = {key: kind for key, kind in objects.items() if not kind.startswith("builtins.")}
            if (call.args or call.keywords) and (name, objects) not in found:
                found.append((name, objects))
    return tuple(found)


def _fields(node: ast.ClassDef) -> tuple[tuple[str, ...], bool]:
    """The annotated fields that must be given and hold a value, and whether there are others."""
    fields = [s for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
    required = tuple(s.target.id for s in fields if isinstance(s.target, ast.Name) and _is_required(s))
    return required, len(required) < len(fields)


_NUMBERS: Final = regex(
    r"\b(int|float|bool|conint|confloat|(Strict|Positive|Negative|NonNegative)\w*(Int|Float|Bool))\b"
)
_TEXTS: Final = regex(r"""\b(str|constr|StrictStr)\b|\bLiteral\[\s*['"]""")
_CODES: Final = regex(r"\bLiteral\[[-\d.,\s]+\]")


def _kinds(node: ast.ClassDef) -> dict[str, str]:
    """The annotated fields that hold a number, and those that hold text; of others nothing is said."""
    found = {}
    for field in node.body:
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            written = as_written(field.annotation)
            number = _NUMBERS.search(written) is not None or _CODES.search(written) is not None
            text = _TEXTS.search(written) is not None
            if number != text:
                found[field.target.id] = ("number" if number else "text") + ("?" if _lets_none(field) else "")
    return found


def _choices(node: ast.ClassDef) -> dict[str, tuple[str, ...]]:
    """The texts that may stand in a field of the type ``Literal["yes", "no"]``, and nothing else."""
    found = {}
    for field in node.body:
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            listed = field.annotation
            if isinstance(listed, ast.Subscript) and as_written(listed.value).rpartition(".")[2] == "Literal":
                items = listed.slice.elts if isinstance(listed.slice, ast.Tuple) else [listed.slice]
                texts = [each.value for each in items if isinstance(each, ast.Constant) and isinstance(each.value, str)]
                if len(texts) == len(items):
                    found[field.target.id] = tuple(texts)
    return found


def _is_required(field: ast.AnnAssign) -> bool:
    """No default but ``...`` and ``Field(...)``, and an annotation that does not let None in."""
    value = field.value
    if isinstance(value, ast.Call):
        given = value.args[0] if value.args else next((k.value for k in value.keywords if k.arg == "default"), None)
        if given is None:
            value = None if not any(k.arg == "default_factory" for k in value.keywords) else value
        else:
            value = given
    if value is not None and not (isinstance(value, ast.Constant) and value.value is ...):
        return False
    return not _lets_none(field)


def _lets_none(field: ast.AnnAssign) -> bool:
    written = as_written(field.annotation)
    return any(word in written for word in ("None", "Optional", "Any"))


def _unsubscripted(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Subscript) else node


def _attribute_type(file: FileContext, bindings: list[Binding]) -> str:
    found = set()
    for binding in bindings:
        if binding.kind == "assign":
            name = file.qualname(binding.value) if binding.value is not None else None
            if name is None and binding.annotation is not None:
                name = file.names.annotation(binding.annotation)
            if name is not None and not name.startswith("builtins."):
                found.add(name)
    return found.pop() if len(found) == 1 else ""


def exports(file: FileContext) -> dict[str, ExportFact]:
    """The names of the module's own scope: what they stand for, and how they were made."""
    found: dict[str, ExportFact] = {}
    scope: Scope = file.tree.root
    for name, bindings in scope.bindings.items():
        binding = bindings[-1]
        if binding.kind == "import":
            found[name] = ExportFact(binding.origin, binding.line)
        elif binding.kind in ("def", "class"):
            found[name] = ExportFact(f"{file.module}.{name}", binding.line)
        elif binding.kind == "assign" and binding.value is not None:
            found[name] = _assigned(file, bindings, binding)
    return found


def _assigned(file: FileContext, bindings: list[Binding], last: Binding) -> ExportFact:
    real = [b for b in bindings if not (isinstance(b.value, ast.Constant) and b.value.value is None)]
    binding = real[-1] if real else last
    value = binding.value
    if value is None:
        return ExportFact("", binding.line)
    keywords: dict[str, str] = {}
    if isinstance(value, ast.Call):
        for keyword in value.keywords:
            constant = file.constant(keyword.value)
            keywords[keyword.arg or "**"] = "?" if constant is UNKNOWN else repr(constant)[:200]
    constant = file.constant(value) if len(real) == 1 else UNKNOWN
    text = "" if constant is UNKNOWN else repr(constant)[:500]
    target: str | None = file.qualname(value)
    if target is None and binding.annotation is not None:
        target = file.names.annotation(binding.annotation)
    return ExportFact(target or "", binding.line, keywords, text)


def imports(file: FileContext) -> tuple[ImportFact, ...]:
    """Every imported name of the file, at any depth."""
    found: list[ImportFact] = []
    for node in file.tree.of(ast.Import):
        optional, needed = _is_optional(node), _is_needed(node)
        found.extend(ImportFact(a.name, node.lineno, optional, a.name if needed else "") for a in node.names)
    for origin in file.tree.of(ast.ImportFrom):
        base = absolute_module(origin, file.tree.package)
        optional, needs = _is_optional(origin), base if _is_needed(origin) else ""
        for alias in origin.names:
            name = base if alias.name == "*" else f"{base}.{alias.name}" if base else alias.name
            found.append(ImportFact(name, origin.lineno, optional, needs))
    return tuple(found)


def quick_imports(path: str, data: bytes) -> tuple[ImportFact, ...]:
    """The imported modules of a file that is not parsed, by its lines; what is imported from them is left out."""
    package = package_name(path).split(".")
    found = []
    for match in _IMPORT.finditer(data):
        line = data.count(b"\n", 0, match.start()) + 1
        for name in (match[1] or match[2]).decode("ascii", "ignore").split(","):
            dotted = name.strip().split(" ")[0]
            level = len(dotted) - len(dotted.lstrip("."))
            if level:
                base = package[: len(package) - level + 1]
                dotted = ".".join([*base, dotted[level:]] if dotted[level:] else base)
            if dotted:
                found.append(ImportFact(dotted, line))
    return tuple(found)


def _is_optional(node: ast.stmt) -> bool:
    for parent in parents(node):
        if isinstance(parent, ast.Try) and not all(_gives_up(handler) for handler in parent.handlers):
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _is_needed(node: ast.stmt) -> bool:
    """Whether an import is made whenever the file is, and nothing goes on without it."""
    for parent in parents(node):
        if isinstance(parent, ast.Try):
            if node not in parent.body or not all(_gives_up(handler) for handler in parent.handlers):
                return False
        elif not isinstance(parent, ast.Module):
            return False
    return True


def _gives_up(handler: ast.ExceptHandler) -> bool:
    """Whether a handler ends in an error of its own: what was to be imported is needed."""
    return isinstance(handler.body[-1], ast.Raise)


def main_line(file: FileContext) -> int:
    """Where what the file runs under ``if __name__ == "__main__"`` begins; 0 where there is no such thing."""
    for node in file.tree.of(ast.If):
        test = node.test
        if isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__":
            return node.lineno
    return 0
