"""MLA403: keys and passwords in code and notebooks."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.code.vocabulary import attributes
from mlaudit.findings import Finding, Location

from ._secrets.accounts import account_of
from ._secrets.aliases import aliases, all_aliases
from ._secrets.compared import compared_passwords
from ._secrets.connections import CONNECTS, connects_with
from ._secrets.deployed import handed_on
from ._secrets.interface import is_text_of_interface
from ._secrets.logins import key_of_login, signs_in
from ._secrets.marked import MARKS, is_documentation, marked_lines, place_in_text
from ._secrets.redacted import shows_redaction
from ._secrets.refused import is_refused, is_refused_above
from ._secrets.secrets import (
    HASHERS,
    HASHES,
    is_for_everybody,
    is_of_service,
    is_secret_name,
    looks_made_up,
    named_secret,
    provider_secret,
)
from ._secrets.sent_out import is_sent_only
from ._secrets.signing import SIGNING_NAME, flagged_names, is_signed_with, keys_in_use, keys_written, refused_names
from ._secrets.texts import decoded, is_text, name_of, text_of
from ._secrets.this_machine import is_of_this_machine, is_sent_to_this_machine
from ._secrets.typed_in import TYPES, typed_into
from ._secrets.written_accounts import compared_tables, inserted, is_clear, is_for_show, models, tables

_ENVIRONMENT = ("os.getenv", "os.environ.get", "os.environ.setdefault", "decouple.config")
_SIGNS = regex(
    r"(?i)(^|_)(secret_key|jwt_secret(_key)?|jwt_key|signing_key|session_secret|admin_(token|secret|(api_)?key))$"
    r"|^(x_|internal_)?api_key$|^internal_(api_)?token$"
)
"""Variables with the key that a service checks its callers with."""
_OF_A_STORE = regex(r"(?i)(^|_)(minio|s3|aws|r2|gcs|spaces|wasabi|ceph|storage|bucket|object_?store)(_|$)")
"""Whose key a service shows to a store of files: what it is for is no token of its own."""
_TRIGGERS = regex("secret|SECRET|api_key|API_KEY")
"""Names that no file can hold without being read here."""
_SHOWN = regex(
    r"(?i)(^|/)(examples?|demos?|tutorials?|docs?|samples?|fixtures?|scripts?|tools?|benchmarks?)/"
    r"|(^|[/._-])(travis|ci|test(s|ing)?|local|dev(elopment)?)\.py$"
)
"""Folders that show how something is used, and settings of those who work on it."""
_OUTPUT = "the saved output of this cell"


class HardCodedSecret(FileRule):
    """A key or a password stands in the code or in a notebook.

    Looks for secrets that stand as text in code, comments or the outputs of notebooks. A text counts where it says
    itself what it is, where its name says so and it looks like one, or where something signs, connects or logs in with
    it.

    Reports:
    - keys of OpenAI, AWS, Hugging Face, GitHub and others, and private keys
    - passwords in connection strings
    - what a variable, argument, dictionary key or environment default named as a secret is given, where it looks like
      one
    - passwords in the call that connects to a database
    - keys in a call that signs in (`wandb.login("...")`)
    - any default for the key that a service signs or checks its callers with
    - the only key that tokens are signed with, whatever it looks like (`jwt.encode(..., "change-me")`)
    - passwords in clear that a login compares with (`if password == "harbour77":`)
    - passwords that a script types into the form of a page
    - passwords of accounts that are made by a statement, a model or a hash; those of one function are one finding

    Severities:
    - error: a secret that stands there, and the only key that tokens are signed with
    - warning: a default for a key that signs (an error where a compose file leaves it in place), a default of the
      environment that anybody would write (`StrongPassword1!`), and accounts with no administrator among them
    - note: a password or key beside the address of this machine; a default key that the same file refuses to run with;
      a default that is the name of the service it opens (`minio123`)

    Why it hurts:
        Whoever can read the repository, an image layer or a notebook on a laptop can use the key. It stays in the
        history after it was removed from the file, and it cannot be rotated without a release.

    Bad:
        weather_api_key = "8c1fd4e0a7b95362de0f7a4419c3b6ad"
        ---
        from sqlalchemy import create_engine

        engine = create_engine("postgresql://scorer:Tr0ub4dor-3@warehouse.internal/features")
        ---
        import os

        SECRET_KEY = os.environ.get("SECRET_KEY", "b7x!q0-z92k-signing")

    Good:
        import os

        weather_api_key = os.environ["WEATHER_API_KEY"]
        ---
        pad_token = "<pad>"
        api_key = "YOUR_API_KEY"
        token_url = "https://login.internal/oauth/token"
        ---
        PASSWORD_FIELD = "password"
        credentials = {"api_key": settings.api_key}

    When not to use it:
        - Placeholders, but for keys that sign.
        - Special tokens, names of fields and public web keys.
        - Passwords that images come with, and defaults for containers on the same machine.
        - The default of a setting that no file takes.
        - The name of a key in a signed address.
        - Accounts of demos and notebooks.
        - Everything in tests.
        - A key that is published on purpose: suppress with where that is said.

    References:
        https://cwe.mitre.org/data/definitions/798.html
        https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
    """

    code = "MLA403"
    name = "hard-coded-secret"
    severity = Severity.ERROR
    elsewhere = Severity.ERROR
    in_aside = True
    remediation = "Revoke it, take it out of the history, and read it from a secret manager or the environment."
    triggers = (
        b"password",
        b"passwd",
        b"PASSWORD",
        b"pwd",
        b"PWD",
        b"secret",
        b"SECRET",
        b"api_key",
        b"API_KEY",
        b"apikey",
        b"apiKey",
        b"APIKEY",
        b"access_key",
        b"ACCESS_KEY",
        b"from_object",
        b"flask_login",
        b"flask_jwt_extended",
        b"flask_wtf",
        b"session[",
        b"_TOKEN",
        b"token=",
        b"token =",
        b"sk-",
        b"AKIA",
        b"ghp_",
        b"github_pat_",
        b"glpat-",
        b"xox",
        b"gsk_",
        b"hf_",
        b"PRIVATE KEY",
        b"wandb",
        b"generativeai",
        b"google.genai",
        b"add_app_token",
        b"Bot(",
        b"appid",
        b"postgres",
        b"mysql",
        b"mongodb",
        b"redis://",
        b"rediss://",
        b"amqp",
    )

    def visit_Assign(self, node: ast.Assign, file: FileContext) -> Iterable[Issue]:
        """``password = "..."``, of names, attributes and keys."""
        value = node.value
        return self._assigned(node, file) if isinstance(value, ast.Constant) and isinstance(value.value, str) else ()

    def _assigned(self, node: ast.Assign, file: FileContext) -> Iterator[Issue]:
        for target in node.targets:
            if isinstance(target, ast.Name) and not is_secret_name(target.id):
                continue
            found = list(self._given(name_of(file, target), node.value, file))
            signs = not isinstance(target, ast.Name) and name_of(file, target).lower() == "secret_key"
            if not found and signs and file.imports("flask", "quart", "starlette"):
                found = list(self._fallback(file.text(target), node.value, file, signs=True))
            yield from found

    def visit_AnnAssign(self, node: ast.AnnAssign, file: FileContext) -> Iterator[Issue]:
        """``password: str = "..."``, and ``SECRET_KEY: str = Field("change-me")`` of settings."""
        if node.value is None:
            return
        name = name_of(file, node.target)
        found: list[Issue] = []
        if isinstance(node.value, ast.Constant):
            found = list(self._given(name, node.value, file))
        if not found and _is_setting(node, file):
            default: ast.expr | None = node.value
            if isinstance(node.value, ast.Call) and last_part(node.value.func) == "Field":
                default = file.argument(node.value, "default", 0)
            found = list(self._fallback(name, default, file)) if default is not None else []
            for issue in found:
                issue.data |= {"setting": name, "aliases": aliases(node.value)}
        yield from found

    def visit_keyword(self, node: ast.keyword, file: FileContext) -> Iterable[Issue]:
        """``connect(password="...")``."""
        value = node.value
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str) or not node.arg:
            return ()
        return self._argument(node.arg, value, file)

    def _argument(self, name: str, value: ast.expr, file: FileContext) -> list[Issue]:
        if not is_secret_name(name) and not _signs(name):
            return []
        found = list(self._given(name, value, file))
        if not found and "api_key" not in name.lower():  # that of a client is no key of this service
            found = list(self._fallback(name, value, file))
        return found

    def visit_Dict(self, node: ast.Dict, file: FileContext) -> Iterator[Issue]:
        """``{"password": "..."}``."""
        for key, value in zip(node.keys, node.values, strict=True):
            if key.__class__ is ast.Constant and is_text(value):
                name = key.value
                if isinstance(name, str) and is_secret_name(name):
                    yield from self._given(name, value, file)

    def visit_arguments(self, node: ast.arguments, file: FileContext) -> Iterable[Issue]:
        """``def connect(password="...")``."""
        return self._defaults(node, file) if node.defaults or node.kw_defaults else ()

    def _defaults(self, node: ast.arguments, file: FileContext) -> Iterator[Issue]:
        every = [*node.posonlyargs, *node.args]
        pairs = [*zip(reversed(every), reversed(node.defaults), strict=False)][::-1] if node.defaults else []
        pairs += [(a, d) for a, d in zip(node.kwonlyargs, node.kw_defaults, strict=True) if d is not None]
        for argument, default in pairs:
            if is_text(default):
                yield from self._argument(argument.arg, default, file)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return (
            name in _ENVIRONMENT
            or signs_in(name)
            or bool(CONNECTS.match(name) or HASHERS.search(name.rpartition(".")[2]))
            or (last == "hash" and HASHES.search(name) is not None)
            or last in TYPES
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A default for the environment, passwords that are hashed or typed in, and those that open a database."""
        name = file.call_name(node) or ""
        if last_part(node.func) in TYPES:
            typed = typed_into(node, file)
            if typed is not None:
                yield from self._given("password", text_of(typed, file), file, typed)
        elif name in _ENVIRONMENT and len(node.args) > 1:
            variable = file.constant(node.args[0])
            if isinstance(variable, str):
                default = text_of(node.args[1], file)
                known = file.constant(default)
                most = _most(known) if isinstance(known, str) else None
                found = list(self._given(variable, default, file, node.args[1], most))
                yield from found or self._fallback(variable, default, file)
        elif signs_in(name) and (key := key_of_login(file, node, name)) is not None:
            told_lines: set[int] = file.shared.setdefault("secrets told", set())
            written = text_of(key, file)
            if written.lineno not in told_lines and provider_secret(ast.unparse(written)) is None:
                told_lines.add(written.lineno)
                yield self.issue(written, self._message("a key", f"`{file.text(node.func)}`"))
        elif CONNECTS.match(name):
            found_here = connects_with(file, node)
            told: set[int] = file.shared.setdefault("secrets told", set())
            if found_here is not None and found_here[0].lineno not in told and not _is_told_above(file, found_here[0]):
                place, is_near = found_here
                told.add(place.lineno)
                message = self._message("a password", "the call that connects to the database")
                severity = Severity.INFO if is_near else None
                yield self.issue(place, message, severity=severity)
        elif (HASHERS.search(name) or HASHES.search(name)) and node.args:
            hashed = text_of(decoded(node.args[0], file), file)
            found = list(self._named("password", hashed, file, node.args[0]))  # each account is told
            account = account_of(file, node.args[0])
            if not found and account is not None and is_clear(file.constant(hashed)):
                found = list(self._known("an account", hashed, file))
            if account is None or not found:
                yield from found
                return
            for issue in found:
                issue.data["account"] = account.has_rights
            made: dict[FunctionNode | None, list[Issue]] = file.shared.setdefault("accounts with passwords", {})
            made.setdefault(file.function_of(node), []).extend(found)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """What says itself what it is, anywhere in the text, and in the outputs of a notebook."""
        accounts: dict[FunctionNode | None, list[Issue]] = file.shared.setdefault("accounts with passwords", {})
        for each in (*inserted(file), *models(file)):
            if is_for_show(file, each.place):
                continue
            whose = f"the account `{each.who}`" if each.who else "an account"
            for issue in self._known(whose, each.place, file):
                issue.data["account"] = each.has_rights
                accounts.setdefault(file.function_of(each.place), []).append(issue)
        for made in accounts.values():
            yield next((issue for issue in made if issue.data["account"]), made[0])
        for typed in compared_passwords(file):
            yield from self._known("what a login compares with", typed, file)
        yield from self._signing(file)
        yield from self._tables(file)
        told: set[int] = file.shared.get("secrets told", set())
        for number in marked_lines(file):
            line = file.source.lines[number - 1]
            found = provider_secret(line) if len(line) < 5000 else None
            if found is not None and number not in told:
                what, begin, end = found
                if "connection" in what and is_documentation(file, number):
                    continue
                severity = Severity.INFO if shows_redaction(file) else None
                if not _is_told_already(file, line[begin:end], severity):
                    place = place_in_text(number, len(line[:begin].encode()), end - begin)
                    yield self.issue(place, self._message(what, ""), severity=severity)
        if file.source.notebook is not None:
            start = 1
            for cell in file.source.notebook.cells:
                if cell.kind != "code":
                    continue
                texts = [text for text in cell.outputs if MARKS.search(text)]
                shown = next(((text, f) for text in texts if (f := provider_secret(text))), None)
                if shown is not None:
                    text, (what, begin, end) = shown
                    written = text[begin:end] in cell.source
                    where = "this cell, in its source and its saved output," if written else _OUTPUT
                    yield self.issue(place_in_text(start, 0, 1), self._message(what, where))
                start += cell.source.count("\n") + 1

    def _given(
        self,
        name: str,
        value: ast.expr,
        file: FileContext,
        given: ast.expr | None = None,
        most: Severity | None = None,
    ) -> Iterator[Issue]:
        """A secret by its name, as it is told once in a file."""
        for issue in self._named(name, value, file, given, most):
            if not _is_told_already(file, str(issue.data.pop("text")), issue.severity):
                yield issue

    def _named(
        self,
        name: str,
        value: ast.expr,
        file: FileContext,
        given: ast.expr | None = None,
        most: Severity | None = None,
    ) -> Iterator[Issue]:
        """A secret, by its name and its text; `given` is where a name stands for it, `most` how severe it can be."""
        text = value.value if isinstance(value, ast.Constant) else None
        if not isinstance(text, str) or not is_secret_name(name) or provider_secret(text) is not None:
            return
        what = named_secret(name, text)
        told: set[int] = file.shared.setdefault("secrets told", set())
        if what and value.lineno not in told and not is_text_of_interface(value) and not shows_redaction(file):
            told.add(value.lineno)
            is_near = is_of_this_machine if "password" in what else is_sent_to_this_machine
            is_note = is_near(file, given or value) or is_refused_above(file, value)
            severity = Severity.INFO if is_note else most
            yield self.issue(value, self._message(what, f"`{name}`"), severity=severity, data={"text": text})

    def _fallback(self, variable: str, default: ast.expr, file: FileContext, *, signs: bool = False) -> Iterator[Issue]:
        """``os.getenv("SECRET_KEY", "change-me")``: no secret, and the service runs with it all the same; `signs` where
        it is no fallback, but the only key there is.
        """
        text = default.value if isinstance(default, ast.Constant) else None
        told: set[int] = file.shared.setdefault("secrets told", set())
        if (
            isinstance(text, str)
            and text
            and (signs or _signs(variable))
            and default.lineno not in told
            and not is_text_of_interface(default)
        ):
            told.add(default.lineno)
            if looks_made_up(text) and is_sent_only(file, default):
                return
            does = "is" if signs else "falls back to"
            data = {"fallback": variable, "default": text, "refused": is_refused(file, variable, text)}
            can = "sign with it" if SIGNING_NAME.search(variable) else "come in with it"
            message = f"`{variable}` {does} a key that stands here: whoever has read it can {can}"
            yield self.issue(default, message, severity=Severity.WARNING, confidence=0.8, data=data)

    def _known(self, whose: str, place: ast.expr, file: FileContext) -> Iterator[Issue]:
        """A password that may be anything, of an account that is made with it."""
        told: set[int] = file.shared.setdefault("secrets told", set())
        if place.lineno not in told:
            told.add(place.lineno)
            yield self.issue(place, self._message("a password", whose))

    def _tables(self, file: FileContext) -> Iterator[Issue]:
        """Users with their passwords, which a login here or in another file compares with what it is given."""
        compared = compared_tables(file)
        if compared:
            yield self.issue(file.tree.module.body[0], "", data={"reads": [], "compares": compared})
        for table in tables(file):
            for issue in self._known(f"`{table.name}`, which a login compares with,", table.place, file):
                issue.data["table"] = table.name
                yield issue

    def _signing(self, file: FileContext) -> Iterator[Issue]:
        """Keys that tokens are signed with, here or in another file, and what the file takes and refuses."""
        read = set(filter(_signs, attributes(file)))
        asked = sorted(read)
        read |= set(filter(_signs, all_aliases(file)))
        here, taken = keys_in_use(file)
        refused, flags = refused_names(file), flagged_names(file)
        if read or taken or refused or flags:
            data = {"reads": sorted(read), "asks for": asked, "signs with": taken, "refuses": refused, "flags": flags}
            yield self.issue(file.tree.module.body[0], "", data=data)
        told: set[int] = file.shared.setdefault("secrets told", set())
        for key, is_used in [*((each, True) for each in here), *((each, False) for each in keys_written(file))]:
            text = str(key.text.value)
            if key.text.lineno in told or not text or provider_secret(text) is not None:
                continue
            if key.name in refused or is_refused(file, key.name, text):
                continue
            told.add(key.text.lineno)
            name = f"`{key.name}`" if key.name else "the key of these tokens"
            does = "is" if key.is_only else "falls back to"
            message = f"{name} {does} a key that stands here: whoever has read it can sign with it"
            severity = Severity.ERROR if key.is_only and is_used else Severity.WARNING
            known = {"signing key": key.name, "used": is_used}
            yield self.issue(key.text, message, severity=severity, confidence=0.8, data=known)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A known default counts where something serves with it."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if "reads" in candidate.data:
            return None
        if finding is not None and "table" in candidate.data:
            every = (each.data for facts in project.files.values() for each in facts.candidates_of(self.code))
            is_used = any(candidate.data["table"] in data.get("compares", ()) for data in every)
            return finding if is_used and finding.context in ("serving", "library", "script") else None
        if finding is not None and "signing key" in candidate.data:
            return finding if self._signs_there(candidate, finding, project) else None
        if finding is not None and "account" in candidate.data:
            if where is not None and where.path.endswith(".ipynb") and not candidate.data["account"]:
                return None  # nobody signs in to a notebook
            opened = candidate.data["account"] and finding.context in ("serving", "library")
            return finding if opened else msgspec.structs.replace(finding, severity=Severity.WARNING)
        if finding is None or not candidate.data.get("fallback"):
            return finding
        setting = candidate.data.get("setting")
        if setting and _TRIGGERS.search(setting) and not self._is_read(project, setting, where):
            return None
        serves = any(entry.kind == "serving" and entry.function for entry in project.entry_points)
        by_hand = where is None or where.cell is not None or finding.context in ("training", "notebook")
        if not serves or by_hand or where is None:
            return None
        variable = candidate.data["fallback"]
        read = frozenset(self._taken(project))
        names = frozenset({variable, *candidate.data.get("aliases", ())})
        compose, does = handed_on(project, where.path, names, candidate.data["default"], read)
        if does == "commits":
            said = f"{finding.message}; {compose} gives it the same key"
        elif does == "misnames":
            said = f"{finding.message}; {compose} gives the key under a name that nothing here takes"
        else:
            is_refused_there = candidate.data["refused"]
            return msgspec.structs.replace(finding, severity=Severity.INFO) if is_refused_there else finding
        return msgspec.structs.replace(finding, message=said, severity=Severity.ERROR)

    def _signs_there(self, candidate: Candidate, finding: Finding, project: ProjectView) -> bool:
        """Whether a service signs with a key that stands in the source, and does not refuse it anywhere."""
        where, name = finding.location, candidate.data["signing key"]
        if where is None or where.cell is not None or finding.context not in ("serving", "library"):
            return False
        if _SHOWN.search(where.path) or not any(e.kind == "serving" and e.function for e in project.entry_points):
            return False
        others = [each.data for facts in project.files.values() for each in facts.candidates_of(self.code)]
        refused = {each for data in others for each in data.get("refuses", ())}
        refused |= {key for data in others for flag, key in data.get("flags", {}).items() if flag in refused}
        if name in refused:
            return False
        return candidate.data["used"] or is_signed_with(
            name, {each for data in others for each in data.get("signs with", ())}
        )

    def _taken(self, project: ProjectView) -> Iterator[str]:
        """The names of keys for signing that any file takes, from the environment or from settings."""
        for facts in project.files.values():
            for candidate in facts.candidates_of(self.code):
                yield from candidate.data.get("reads", ())
                if candidate.data.get("fallback"):
                    yield candidate.data["fallback"]

    def _is_read(self, project: ProjectView, setting: str, where: Location | None) -> bool:
        """Whether any file takes a field of settings: what nobody takes signs nothing, and neither does what only the
        file of the settings looks at itself.
        """
        own = where.path if where is not None else ""
        serves_itself = any(entry.kind == "serving" and entry.path == own for entry in project.entry_points)
        return any(
            setting in candidate.data.get("signs with", ())
            or (setting in candidate.data.get("asks for", ()) and (path != own or serves_itself))
            for path, facts in project.files.items()
            for candidate in facts.candidates_of(self.code)
        )

    @staticmethod
    def _message(what: str, where: str) -> str:
        place = f" in {where}" if where else ""
        return f"{what}{place} is readable by everybody who can read this repository or an image made from it"


def _is_told_above(file: FileContext, place: ast.expr) -> bool:
    """Whether a name stands for an address that says itself what it is, and is told where it is written."""
    known = UNKNOWN if isinstance(place, ast.Constant) else file.constant(place)
    return isinstance(known, str) and provider_secret(known) is not None


def _is_told_already(file: FileContext, text: str, severity: Severity | None) -> bool:
    """Whether the same secret was told, as severely, in an earlier line of the file: it is revoked once."""
    told: set[tuple[str, Severity | None]] = file.shared.setdefault("texts told", set())
    if (text, severity) in told:
        return True
    told.add((text, severity))
    return False


@lru_cache(maxsize=100_000)
def _signs(name: str) -> bool:
    return _SIGNS.search(name) is not None and _OF_A_STORE.search(name) is None


def _most(default: str) -> Severity | None:
    """How severe a default of the environment can be: one that anybody would write is in no other place's use."""
    if is_of_service(default):
        return Severity.INFO
    return Severity.WARNING if is_for_everybody(default) else None


def _is_setting(node: ast.AnnAssign, file: FileContext) -> bool:
    """Whether a field belongs to a class that reads settings from the environment."""
    owner = parent_of(node)
    return isinstance(owner, ast.ClassDef) and any(last_part(base) == "BaseSettings" for base in owner.bases)
