"""MLA403: keys and passwords in code, notebooks and settings files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, ProjectRule, Severity
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Location, Related

from ._secrets.aliases import aliases
from ._secrets.calls import connected, default_of_environment, default_of_option, hashed, signed_in, typed
from ._secrets.connections import CONNECTS
from ._secrets.deployed import handed_on
from ._secrets.fallbacks import by_use, fallback, signs_callers
from ._secrets.in_settings import Written, in_settings, in_tests
from ._secrets.in_use import is_compared, is_read, opens_with, signs_there, taken
from ._secrets.logins import key_of_login, signs_in
from ._secrets.made_accounts import accounts, passwords_compared, tables_of_users
from ._secrets.named import given
from ._secrets.secrets import HASHERS, HASHES, is_secret_name
from ._secrets.session_keys import is_key_of_app, may_sign, signs_anywhere
from ._secrets.settings_fields import is_field_read, of_field
from ._secrets.signing_keys import signing_keys
from ._secrets.spelled_out import in_lines, in_outputs
from ._secrets.texts import is_text, name_of
from ._secrets.told import lines_told, readable
from ._secrets.tried_locally import has_released_settings, is_of_trial_site, is_only_verified
from ._secrets.tried_on_itself import is_tried_on_itself
from ._secrets.typed_in import TYPES

_ENVIRONMENT = ("os.getenv", "os.environ.get", "os.environ.setdefault", "decouple.config")
_OPTIONS = ("add_argument", "option")
"""What gives a program an option of its command line: of argparse, of Click."""
_TRIGGERS = regex("secret|SECRET|api_key|API_KEY")
"""Names that no file can hold without being read here."""


class HardCodedSecret(FileRule, ProjectRule):
    """A key or a password stands in the code, in a notebook or in a settings file.

    Looks for secrets that stand as text in code, comments or the outputs of notebooks, and in the files that configure
    a project (settings, compose files, manifests, `.env`). A text counts where it says itself what it is, where its
    name says so and it looks like one, or where something signs, connects or logs in with it. Files that are no code
    are judged where the whole project is.

    Reports:
    - keys of OpenAI, AWS, Hugging Face, GitHub and others, and private keys
    - passwords in connection strings
    - what a variable, argument, dictionary key or environment default named as a secret is given, where it looks like
      one
    - passwords in the call that connects to a database
    - keys in a call that signs in (`wandb.login("...")`)
    - any default for the key that a service signs or checks its callers with, by its name, or by what the project does
      with it
    - the only key that tokens are signed with, whatever it looks like (`jwt.encode(..., "change-me")`)
    - passwords in clear that a login compares with (`if password == "harbour77":`)
    - passwords that a script types into the form of a page
    - passwords of accounts that are made by a statement, a model or a hash; those of one function are one finding

    Severities:
    - error: a secret that stands there, and the only key that tokens are signed with
    - warning: a default for a key that signs (an error where a compose file leaves it in place), a default of the
      environment that anybody would write (`StrongPassword1!`), accounts with no administrator among them, and the
      key of a Django site that debugs on SQLite and has no settings to be released with
    - info: a password of an administrator in a compose file, of a service whose port is open to others; a key in a
      file for development
    - info: the key of an app of Flask in a project that signs nothing with it; the default of a field that no file
      which takes the settings reads
    - info: a password or key beside the address of this machine; a default key that the same file refuses to run with;
      a default that is the name of the service it opens (`minio123`), a weak password in a default address, and one
      like `password123` that a script only asks a hash about

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
        - Passwords that images come with, and defaults for this machine.
        - The default of a setting that no file takes, or that the class of settings overwrites each time it is made.
        - A password that a function hashes and verifies against its own hash, to try the hasher.
        - The name of a key in a signed address.
        - Accounts of demos and notebooks.
        - Everything in tests, but passwords of databases that are rented.
        - Files that git ignores, that are sealed (SOPS, `SealedSecret`), or that show a form (`.env.example`).
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
            if isinstance(target, ast.Name) and is_tried_on_itself(file, node):
                lines_told(file).add(node.value.lineno)  # nor is anything said of its hash
                continue
            found = list(given(name_of(file, target), node.value, file))
            signs = not isinstance(target, ast.Name) and name_of(file, target).lower() == "secret_key"
            if not found and signs and file.imports("flask", "quart", "starlette"):
                found = list(fallback(file.text(target), node.value, file, signs=True))
            if found and is_key_of_app(file, target):
                found[0].data["key of app"] = True
            if found and is_of_trial_site(file, target):
                found[0].data["trial site"] = True
            if found and is_only_verified(file, node):
                found[0].data["only verified"] = True
            yield from found

    def visit_AnnAssign(self, node: ast.AnnAssign, file: FileContext) -> Iterator[Issue]:
        """``password: str = "..."``, and ``SECRET_KEY: str = Field("change-me")`` of settings."""
        if node.value is None:
            return
        name = name_of(file, node.target)
        found: list[Issue] = []
        if isinstance(node.value, ast.Constant):
            found = list(given(name, node.value, file))
        if not found and _is_setting(node, file):
            default: ast.expr | None = node.value
            if isinstance(node.value, ast.Call) and last_part(node.value.func) == "Field":
                default = file.argument(node.value, "default", 0)
            if isinstance(default, ast.Call) and last_part(default.func) == "SecretStr":
                default = file.argument(default, "secret_value", 0)
            found = list(fallback(name, default, file)) if default is not None else []
            for issue in found:
                issue.data |= {"setting": name, "aliases": aliases(node.value)}
        yield from found

    def visit_keyword(self, node: ast.keyword, file: FileContext) -> Iterable[Issue]:
        """``connect(password="...")``."""
        value = node.value
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str) or not node.arg:
            return ()
        return _argument(node.arg, value, file)

    def visit_Dict(self, node: ast.Dict, file: FileContext) -> Iterator[Issue]:
        """``{"password": "..."}``."""
        for key, value in zip(node.keys, node.values, strict=True):
            if key.__class__ is ast.Constant and is_text(value):
                name = key.value
                if isinstance(name, str) and is_secret_name(name):
                    yield from given(name, value, file)

    def visit_arguments(self, node: ast.arguments, file: FileContext) -> Iterable[Issue]:
        """``def connect(password="...")``."""
        return self._defaults(node, file) if node.defaults or node.kw_defaults else ()

    def _defaults(self, node: ast.arguments, file: FileContext) -> Iterator[Issue]:
        every = [*node.posonlyargs, *node.args]
        pairs = [*zip(reversed(every), reversed(node.defaults), strict=False)][::-1] if node.defaults else []
        pairs += [(a, d) for a, d in zip(node.kwonlyargs, node.kw_defaults, strict=True) if d is not None]
        for argument, default in pairs:
            if is_text(default):
                yield from _argument(argument.arg, default, file)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return (
            name in _ENVIRONMENT
            or signs_in(name)
            or bool(CONNECTS.match(name) or HASHERS.search(name.rpartition(".")[2]))
            or (last == "hash" and HASHES.search(name) is not None)
            or last in TYPES
            or last in _OPTIONS
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A default for the environment, passwords that are hashed or typed in, and those that open a database."""
        name = file.call_name(node) or ""
        if last_part(node.func) in TYPES:
            yield from typed(node, file)
        elif last_part(node.func) in _OPTIONS:
            yield from default_of_option(node, file)
        elif name in _ENVIRONMENT and len(node.args) > 1:
            yield from of_field(default_of_environment(node, file), node, file)
        elif signs_in(name) and (key := key_of_login(file, node, name)) is not None:
            yield from signed_in(node, key, file)
        elif CONNECTS.match(name):
            yield from connected(node, file)
        elif (HASHERS.search(name) or HASHES.search(name)) and node.args:
            yield from hashed(node, file)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """What says itself what it is, anywhere in the text, and in the outputs of a notebook."""
        yield from accounts(file)
        yield from passwords_compared(file)
        yield from signing_keys(file)
        if file.holds(b"flask", b"quart") and may_sign(file):
            yield self.issue(file.tree.module.body[0], "", data={"may sign": True})
        yield from tables_of_users(file)
        yield from by_use(file)
        yield from in_lines(file)
        yield from in_outputs(file)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A known default counts where something serves with it."""
        if "reads" in candidate.data or "may sign" in candidate.data:
            return None
        finding = project.in_context(self, candidate)
        if finding is None:
            return None
        if "table" in candidate.data:
            is_used = is_compared(project, self.code, candidate.data["table"])
            return finding if is_used and finding.context in ("serving", "library", "script") else None
        if "signing key" in candidate.data:
            return finding if signs_there(project, self.code, candidate, finding) else None
        if "account" in candidate.data:
            return _of_account(candidate, finding)
        found = self._of_fallback(candidate, finding, project) if candidate.data.get("fallback") else finding
        if found is None:
            return None
        if candidate.data.get("trial site") and not has_released_settings(project):
            return msgspec.structs.replace(found, severity=min(found.severity, Severity.WARNING))
        if self._is_idle(candidate, project) or (candidate.data.get("only verified") and found.context == "script"):
            return msgspec.structs.replace(found, severity=Severity.INFO)
        return found

    def check(self, project: ProjectView) -> Iterator[Finding]:
        """What stands in the files that configure the project: each secret once, wherever else it stands."""
        found: dict[str, list[Written]] = {}
        for each in (*in_settings(project), *in_tests(project)):
            found.setdefault(each.text or f"{each.path}:{each.line}", []).append(each)
        for same in found.values():
            worst = max(each.severity for each in same)
            first = next(each for each in same if each.severity is worst)
            where = Location(first.path, first.line, first.start + 1, first.line, first.end + 1)
            others = [*((each.path, each.line) for each in same if each is not first)]
            others += [(first.path, line) for line in first.more]
            related = [Related(path, line, "and here") for path, line in others]
            yield self.finding_of(project, first, where, related)

    def finding_of(self, project: ProjectView, first: Written, where: Location, related: list[Related]) -> Finding:
        """A finding of a file that is no source."""
        message = readable(first.what, f"`{first.name}`" if first.name else "")
        if first.shared:
            message = f"{message}: {first.shared}"
        return project.finding(self, where, message, severity=first.severity, related=related)

    def _is_idle(self, candidate: Candidate, project: ProjectView) -> bool:
        """Whether nothing is seen to use a key: a field of settings that nobody reads, the key of an app of Flask that
        signs nothing.
        """
        data, where = candidate.data, candidate.finding.location
        if data.get("key of app"):
            return not signs_anywhere(project, self.code)
        if not data.get("field") or data["read here"] or where is None:
            return False
        return not is_field_read(project, self.code, data["field"], where.path)

    def _of_fallback(self, candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
        """A key that stands in for one which nobody sets: an error where a compose file leaves it in place."""
        where, setting = candidate.finding.location, candidate.data.get("setting")
        if held := candidate.data.get("held"):
            can = opens_with(project, self.code, held)
            if not can:
                return None
            message = finding.message.replace("can come in with it", f"can {can} with it")
            finding = msgspec.structs.replace(finding, message=message)
        if setting and _TRIGGERS.search(setting) and not is_read(project, self.code, setting, where):
            return None
        serves = any(entry.kind == "serving" and entry.function for entry in project.entry_points)
        by_hand = where is None or where.cell is not None or finding.context in ("training", "notebook")
        if not serves or by_hand or where is None:
            return None
        variable = candidate.data["fallback"]
        read = frozenset(taken(project, self.code))
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


def _argument(name: str, value: ast.expr, file: FileContext) -> list[Issue]:
    """``connect(password="...")``, ``def connect(password="...")``."""
    if not is_secret_name(name) and not signs_callers(name):
        return []
    found = list(given(name, value, file))
    if not found and "api_key" not in name.lower():  # that of a client is no key of this service
        found = list(fallback(name, value, file))
    return found


def _of_account(candidate: Candidate, finding: Finding) -> Finding | None:
    """An account with a password of its own: an error where a service lets an administrator in with it."""
    where = candidate.finding.location
    if where is not None and where.path.endswith(".ipynb") and not candidate.data["account"]:
        return None  # nobody signs in to a notebook
    opened = candidate.data["account"] and finding.context in ("serving", "library")
    return finding if opened else msgspec.structs.replace(finding, severity=Severity.WARNING)


def _is_setting(node: ast.AnnAssign, file: FileContext) -> bool:
    """Whether a field belongs to a class that reads settings from the environment."""
    owner = parent_of(node)
    return isinstance(owner, ast.ClassDef) and any(last_part(base) == "BaseSettings" for base in owner.bases)
