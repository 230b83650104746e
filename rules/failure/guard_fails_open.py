"""MLA110: guards that say yes when they break."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.mounts import unmounted
from mlaudit.code.outcome import outcome, outcomes
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Severity

from . import _handlers as handlers
from ._guards.always_true import of_itself, set_of_itself
from ._guards.both_missing import both_missing
from ._guards.constant_users import constant_user
from ._guards.exact_switches import picked_out
from ._guards.guard_names import is_limit, is_open_by_choice, limits, protects
from ._guards.guards import NO_LIBRARY, READ, answers_by_bool
from ._guards.idle_switches import SWITCHES_READ, is_idle, reads_of_switches
from ._guards.open_settings import holds_keys, open_settings
from ._guards.open_switches import open_switches
from ._guards.passed_over import passed_over
from ._guards.preset_verdicts import missing_counts_as_good
from ._guards.stand_in_guards import stand_in_guards
from ._guards.unasked import open_default, open_without, plain_otherwise
from ._guards.unfiltered import reset, unfiltered
from ._guards.unheeded_hashes import unheeded_mismatch
from ._guards.unheeded_metrics import WORDS as SHIPS
from ._guards.unheeded_metrics import unheeded_metric
from ._guards.unheeded_verdicts import WORDS, unheeded_verdict, unread_verdict
from ._guards.unread_credentials import unread_credential
from ._guards.unset_keys import Unset, open_answer, skipped_check
from ._settled import judged

_IDENTIFIES: Final = regex(
    r"(?i)(current_user|authenticat|authori[sz]e|verify_(token|user|key|request)|require_(user|auth|key))"
)
_ADDRESS: Final = regex(r"(?i)_(url|uri|link|path|endpoint|redirect|headers?|params|payload)$")
"""Names of functions that write where, or how, somebody is to log in."""
_STAND_IN: Final = regex(
    r"^_?(No_?[Oo]p|Null|Dummy|Fake|Allow(All|Any)?|Unlimited|Disabled|Permissive|PassThrough|Passthrough)\w*"
    r"(Limit\w*|Auth\w*|Guard\w*|Moderat\w*|Validat\w*|Filter|Checker|Encryptor|Cipher)$"
)
"""Classes that stand for a guard and let everything through."""
_ASKS: Final = regex(
    r"(?i)^_*((verify|validate|authenticate|authori[sz]e|moderate)(_\w+)?|is_(valid|safe|allowed|authori[sz]ed|trusted)\w*"
    r"|(check|has|ensure)_\w*(permission|access|auth|token|signature|integrity|trust|limit|quota|schema|input|valid)\w*)$"
)
"""Functions that are asked whether to go on."""
_CREDENTIAL: Final = regex(r"(?i)(token|authori[sz]ation|credential|api_?key|bearer|auth_header)")

_CHOSEN: Final = (ast.Name, ast.Tuple, ast.BoolOp, ast.IfExp)
"""Answers that may give what was filtered, or else all."""
_REFUSED: Final = (
    b"401",
    b"403",
    b"nauthori",
    b"orbidden",
    b"ermission",
    b"uthenticat",
    b"PERMISSION",
    b"1008",
    b"Invalid",
)
"""What a file holds that refuses somebody."""
_SETTINGS: Final = (b"getenv", b"environ", b"ettings", b"onfig", b"env(")
"""What a file holds of which anything can come from the environment, or from settings."""
_SWITCHES: Final = (b"auth", b"AUTH", b"api_key", b"API_KEY", b"login", b"LOGIN", b"ecurity", b"SECURITY")
"""What a file holds that may read a switch by which a guard is left out."""
_HASHES: Final = (b"hash", b"sha256", b"md5", b"checksum", b"digest")


class GuardFailsOpen(FileRule):
    """A check answers "allowed" when it throws.

    Looks for checks that let everything through when they fail: validators, out-of-distribution guards, moderation,
    limits, quality gates, authentication and authorisation. The test is whether a check that throws, or cannot be made,
    answers what it answers for a good input.

    Reports:

    - a handler that answers "valid", an object whose fields say so, a score of 0, or a default set before the `try`
    - a guard that goes on without the model, the library or the field that it asks
    - a guard that raises its refusal in a `try` that catches it
    - a stand-in that stops nothing where the limiter or guard could not be made
    - encryption or redaction that hands its input back on failure
    - authentication that answers with a user where no credential came, or never reads the credential
    - a key that is asked for only where the environment names one, or that a request without one agrees with
    - a list of what is to be refused that becomes empty where it cannot be read
    - a filter by tenant, user or role that gives everything where it finds nothing
    - a verdict that nobody reads: a guard that answers False, `is_valid`, `gate_passed(...)`, a hash that is not the
      expected one
    - a verdict that only a log learns of, or that is read after the model is saved, registered or shipped
    - a watch over a model that answers "no drift" or "no retraining needed" when it throws
    - a check that passes over a metric which is missing, or holds a list against itself
    - any failure of a registry, or to load the model in use, that is taken for "no model yet"

    Severities:

    - error (a warning outside services): a guard that lets its input through when it fails
    - warning: a limit of requests that is open while its store is down; a check that holds a list against itself
    - note: a check that is only offered, and made where a key is set; outside a service, a guard that is left out, with
      a word, because a library is not installed

    Why it hurts:
        The input that breaks the guard is exactly the input that the guard is for. Who can make it throw is through.

    Bad:
        def is_valid_leaf(image):
            try:
                ratio = green_ratio(image)
                if ratio < 0.05:
                    return False, "not a plant"
                return True, "ok"
            except Exception as error:
                print(error)
                return True, "check bypassed"
        ---
        def encrypt_field(text):
            try:
                return cipher.encrypt(text)
            except Exception:
                return text

        ---
        from fastapi import FastAPI, Header

        app = FastAPI()

        @app.get("/me")
        def get_current_user(authorization: str | None = Header(None)):
            if not authorization:
                return {"user": users[0]}
            return {"user": sessions[authorization]}

        ---
        def verify_checksum(path, wanted):
            if digest(path) != wanted:
                return False
            return True

        def load(path, wanted):
            verify_checksum(path, wanted)
            return read(path)

    Good:
        def verify_checksum(path, wanted):
            if digest(path) != wanted:
                return False
            return True

        def load(path, wanted):
            if not verify_checksum(path, wanted):
                raise ValueError(f"{path} is not what was released")
            return read(path)
        ---
        def is_valid_leaf(image):
            try:
                ratio = green_ratio(image)
                if ratio < 0.05:
                    return False, "not a plant"
                return True, "ok"
            except Exception as error:
                return False, f"could not be checked: {error}"

    When not to use it:
        - An outage of the guard must not stop the service: suppress with that decision as the reason, and count how
          often it happens.
        - A guard that refuses unless a switch says otherwise.
        - A switch that only functions ask for to which no request comes.
        - A limit of requests that says of itself that it fails open.
        - Checks that let nobody in: the room on a disk, a name among those that a service lists, a report for whoever
          runs it.

    References:
        https://cwe.mitre.org/data/definitions/636.html
    """

    code = "MLA110"
    name = "guard-fails-open"
    remediation = "Refuse when the check fails, or answer with an error."
    triggers = (
        b"except",
        b"current_user",
        b"authenti",
        b"authori",
        b"verify_",
        b"require_",
        b"validate",
        b"check_",
        b"continue",
        b"encrypt",
        b" is None",
        b"if not ",
        b"json",
        b"getenv",
        b" or ",
        b" else ",
        b"append",
        b" for ",
        b"environ",
        b"BaseSettings",
        *SHIPS,
        *(b"tenant", b"company", b"owner", b"role", b"user_id", b"customer", b"account", b"workspace"),
    )
    # asks for no more than `triggers`: the words that the handlers ask for are found with them, and not one by one
    asks = (*_REFUSED, *_SETTINGS, *_HASHES, *WORDS, *_SWITCHES, b"fastapi.security")

    def visit_ExceptHandler(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A handler that lets everything through."""
        yield from judged(self, node, file)
        last = node.body[-1]
        for made in stand_in_guards(file, node):
            yield self.issue(made, f"where the real one is not there, this `{made.name}` stops nothing")
        given = outcome(last) if isinstance(last, ast.Return) else None
        if isinstance(given, ast.Call):
            name = last_part(given.func)
            if _STAND_IN.search(name):
                said = f"when the guard cannot be made, `{name}` takes its place and stops nothing"
                yield self.issue(last, said, severity=Severity.WARNING if is_limit(name) else None)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Branches, answers, and the guards themselves, for those who ask them.

        Only files that read a variable of the environment have a branch on one, and only what refuses somebody leaves a
        check out.
        """
        environment = file.holds(b"getenv", b"environ")
        settings = file.holds(*_SETTINGS)
        keys = settings and file.holds(*_REFUSED) and holds_keys(file)
        functions = file.functions()
        identify = [function for function in functions if _identifies(function.name)]
        for node in file.tree.of(ast.If):
            last = node.body[-1]
            if isinstance(node.body[0], ast.Expr):
                yield from self._only_logged(node, file)
            if isinstance(last, ast.Continue):
                skipped = passed_over(file, node)
                if skipped:
                    yield self._warned(node, skipped, "Count what is missing as a failure.")
            answers = isinstance(last, ast.Return) and last.value is not None
            if answers:
                yield from self._unasked(node, file)
            unset = skipped_check(file, node) if keys else None
            if unset is not None:
                yield self._without_key(node, unset)
            agreed = both_missing(file, node) if keys else ""
            if agreed:
                yield self._agreed(node, agreed)
            if not node.orelse:
                if environment:
                    yield from self._exactly(node, file)
                all_of_them = reset(file, node) if isinstance(node.test, ast.UnaryOp) else None
                if all_of_them is not None:
                    yield self._shows_all(all_of_them, file.text(all_of_them))
            if answers and identify:
                yield from self._unidentified(node, file)
        for answer, given in outcomes(file):
            if settings and isinstance(given, ast.IfExp | ast.BoolOp):
                unset = open_answer(file, answer) if holds_keys(file) else None
                if unset is not None:
                    yield self._without_key(answer, unset)
            plain = plain_otherwise(file, given) if isinstance(given, ast.IfExp) else None
            if plain is not None:
                yield self._plain(answer, *plain)
            every = unfiltered(file, answer, given) if isinstance(given, _CHOSEN) else ""
            if every:
                yield self._shows_all(answer, every)
        for field, name in open_settings(file) if settings else ():
            yield self.issue(field, "", data={"open": name})
        for call, switch in open_switches(file) if environment else ():
            said = f"unless `{switch}` is set, nobody is asked who they are"
            yield self._warned(call, said, "Ask unless somebody says otherwise.", {"switch": switch})
        for place, switches in reads_of_switches(file) if file.holds(*_SWITCHES) else ():
            yield self.issue(place, "", data={SWITCHES_READ: switches})
        drawn: list[ast.GeneratorExp | ast.ListComp | ast.SetComp] = [
            *file.tree.of(ast.GeneratorExp),
            *file.tree.of(ast.ListComp),
            *file.tree.of(ast.SetComp),
        ]
        for each in drawn:
            held = of_itself(file, each)
            if held:
                yield self._of_itself(each, held)
        schemes = bool(identify) and file.holds(b"fastapi.security")
        for function in functions:
            everybody = constant_user(file, function) if identify else None
            if everybody is not None:
                said = f"`{function.name}` answers `{file.text(everybody)}` and asks nothing: everybody is that user"
                yield self._warned(function, said, "Verify a credential, or raise while that is not written.")
            if schemes and function in identify:
                yield from self._unread(function, file)
            if _is_asked(function.name) and answers_by_bool(file, function):
                yield self.issue(function, "", data={"answers": True})

    def _only_logged(self, node: ast.If, file: FileContext) -> Iterator[Issue]:
        """A branch that begins with a call, and may do no more than log what it found."""
        ungated = unheeded_verdict(file, node)
        if ungated is not None and file.holds(*WORDS):
            yield self._ungated(*ungated)
        unmet = unheeded_metric(file, node) if file.holds(*SHIPS) else None
        if unmet is not None:
            act, test = unmet
            said = f"what `{test}` finds only a log knows: `{file.text(act.func)}` ships what is not good enough"
            yield self._warned(act, said, "Raise, or return, where the model is not good enough.")
        mismatch = unheeded_mismatch(file, node)
        if mismatch and file.holds(*_HASHES):
            yield self._mismatch(node, mismatch)

    def _mismatch(self, node: ast.If, found: str) -> Issue:
        """``if digest != expected: log.warning("another file")``."""
        said = f"where `{found}` is not what was expected only a log knows: a file that was replaced is used"
        fix = "Raise where the hash is another one."
        return self._warned(node, said, fix)

    def _ungated(self, node: ast.stmt | ast.expr, verdict: str, act: str) -> Issue:
        """``if not gate_passed(metrics): log.warning("below the baseline")``, and the model is shipped."""
        said = f"where `{verdict}` says no only a log knows: `{act}` goes on with what has not passed"
        fix = "Raise, or return, where the check has not passed."
        return self._warned(node, said, fix)

    def _unheeded(self, node: ast.Call, verdict: str, act: str) -> Issue:
        """``is_valid, notes = validate(row)`` before ``model.predict(row)``, and nobody reads `is_valid`."""
        said = f"nothing reads `{verdict}`: `{act}` goes on with what `{last_part(node.func)}` has refused"
        return self._warned(node, said, f"Refuse where `{verdict}` is False.")

    def _unread(self, function: FunctionNode, file: FileContext) -> Iterator[Issue]:
        """``def current_user(token=Depends(bearer)): return {"role": "admin"}``."""
        found = unread_credential(file, function)
        if found is not None:
            answer, taken = found
            given = file.text(outcome(answer) or answer)
            said = f"`{function.name}` never reads `{taken}`: whatever is sent, it answers `{given}`"
            yield self.issue(function, said, remediation="Verify the credential, or raise while that is not written.")

    def _of_itself(self, node: ast.expr, held: str) -> Issue:
        """``all(each in wanted for each in wanted)``."""
        said = f"this check holds `{held}` against itself: whatever is missing, it finds that nothing is"
        return self.issue(node, said, severity=Severity.WARNING, remediation="Hold it against what was found.")

    def _without_key(self, node: ast.If | ast.Return, unset: Unset) -> Issue:
        """``if API_KEY and sent != API_KEY: abort(401)``, ``if not settings.api_key: return True``."""
        said = f"where `{unset.shown}` is not set this check is left out"
        data = {"setting": unset.setting} if unset.setting else {}
        issue = self._forgotten(node, said, unset.shown, data)
        if unset.offered:
            issue.severity = Severity.INFO
        return issue

    def _agreed(self, node: ast.If, variable: str) -> Issue:
        """``if sent != os.getenv("API_KEY"): raise``, where neither is there."""
        said = f"where `{variable}` is not set, a request without a key agrees with it"
        return self._forgotten(node, said, variable)

    def _forgotten(self, node: ast.stmt, said: str, setting: str, data: dict[str, str] | None = None) -> Issue:
        fix = f"Let the start fail where `{setting}` is missing."
        return self._warned(node, f"{said}: a deployment that forgets it is open to anyone", fix, data)

    def _warned(self, node: ast.stmt | ast.expr, said: str, fix: str, data: dict[str, str] | None = None) -> Issue:
        return self.issue(node, said, severity=Severity.WARNING, confidence=0.8, remediation=fix, data=data)

    def _exactly(self, node: ast.If, file: FileContext) -> Iterator[Issue]:
        """``if ENV == "production": ...`` round a check."""
        exact = picked_out(file, node)
        if exact is not None:
            variable, word = exact
            said = f"this check is made only where `{variable}` is exactly {word}: any other spelling lets everyone in"
            fix = f"Check always, and leave it out only where `{variable}` says so in one word that is known."
            yield self._warned(node, said, fix)

    def _unidentified(self, node: ast.If, file: FileContext) -> Iterator[Issue]:
        """``if not token: return users[0]``."""
        function = file.function_of(node)
        if function is None or not _identifies(function.name):
            return
        arguments = {a.arg for a in (*function.args.args, *function.args.kwonlyargs) if _CREDENTIAL.search(a.arg)}
        missing = next((name for name in arguments if _lacks(node.test, name)), "")
        last = node.body[-1]
        if not missing or not isinstance(last, ast.Return) or last.value is None:
            return
        value = outcome(last)
        if value is None or isinstance(value, ast.Constant) or handlers.tells(file, value) or _refuses(value):
            return
        message = (
            f"with no `{missing}`, `{function.name}` answers `{file.text(value)}`: no credential is as good as one"
        )
        yield self.issue(last, message)

    def _unasked(self, node: ast.If, file: FileContext) -> Iterator[Issue]:
        """``if self.model is None: return True`` in a guard."""
        found = open_without(file, node)
        if found is not None and not is_open_by_choice(file, node):
            answer, missing = found
            name = file.qualname_of(node).rpartition(".")[2]
            if isinstance(outcome(answer), ast.Name):
                said = f"with no `{missing}`, `{name}` hands its input back as it came: plain text goes on"
            else:
                given = file.text(outcome(answer) or answer)
                said = f"with no `{missing}`, `{name}` answers `{given}`: all are let through"
            fix = "Refuse, or let the start fail where it is missing."
            severity = Severity.WARNING if limits(file, node) else None
            yield self.issue(answer, said, severity=severity, remediation=fix)

    def _plain(self, node: ast.Return, plain: str, missing: str) -> Issue:
        """``return box.encrypt(raw) if box else raw``."""
        fix = "Raise where what would encrypt it is missing."
        return self.issue(node, f"with no `{missing}`, `{plain}` goes out as plain text", remediation=fix)

    def _shows_all(self, node: ast.stmt, shown: str) -> Issue:
        said = f"where the filter finds nothing, `{shown}` gives what is not filtered: others' rows are shown"
        fix = "Answer with nothing where the filter finds nothing."
        return self._warned(node, said, fix)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in ("get", "issubset", "issuperset", "difference") or _ASKS.match(last) is not None

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``answer.get("verdict", "SAFE")`` in a guard, ``verify_signature(body)`` of which nobody takes the answer."""
        if last_part(node.func) != "get":
            held = set_of_itself(file, node)
            if held:
                yield self._of_itself(node, held)
            if _ASKS.match(last_part(node.func)):
                yield from self._dropped(node, file)
                unread = unread_verdict(file, node)
                if unread is not None:
                    yield self._unheeded(node, *unread)
            return
        if missing_counts_as_good(file, node):
            said = f"where {file.text(node.args[0])} is missing nobody has checked, and `{file.text(node)}` says yes"
            yield self._warned(node, f"{said}: what was left out of the check passes it", "Refuse where it is missing.")
            return
        asked = open_default(file, node)
        if asked:
            shown = file.text(node.args[0])
            said = f"an answer without {shown} is taken for {file.text(node.args[1])}"
            yield self.issue(node, f"{said}: whoever confuses what `{asked}` asks is let through", confidence=0.9)

    def _dropped(self, call: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``verify_signature(body)``, and nobody looks at what it says."""
        held = parent_of(call)
        statement = parent_of(held) if isinstance(held, ast.Await) else held
        if isinstance(statement, ast.Expr) and (call.args or call.keywords):
            name = file.call_name(call)
            if name is not None:
                said = f"`{file.text(call.func)}` answers False where it refuses, and nobody looks"
                yield self.issue(statement, said, data={"asked": name})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A verdict that is dropped is one only where the guard refuses by its answer."""
        if not {"answers", "open", SWITCHES_READ}.isdisjoint(candidate.data):
            return None
        if candidate.data.get("switch") and is_idle(project, self.code, candidate.data["switch"]):
            return None
        where = candidate.finding.location
        if where is not None and where.path in unmounted(project):
            return None  # nothing answers there that could let anybody in
        setting = candidate.data.get("setting")
        if setting and not _is_open(self, setting, project):
            return None
        asked = candidate.data.get("asked")
        if asked and where is not None:
            guard = project.resolve(asked, where.path)
            if guard is None or guard.function is None:
                return None
            known = project.files[guard.path].candidates_of(self.code)
            if not any(c.data.get("answers") and c.function == guard.function.qualname for c in known):
                return None
        finding = project.in_context(self, candidate)
        needs = candidate.data.get("needs")
        if where is not None and needs == READ and _is_unread(where.path, candidate.function, project):
            return None
        if finding is not None and needs == NO_LIBRARY and finding.context not in ("serving", "training"):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if finding is not None and needs in (READ, NO_LIBRARY) and not protects(candidate.function):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        return finding


@lru_cache(maxsize=100_000)
def _identifies(name: str) -> bool:
    return _IDENTIFIES.search(name) is not None and not _ADDRESS.search(name)


@lru_cache(maxsize=100_000)
def _is_asked(name: str) -> bool:
    return _ASKS.match(name) is not None


def _lacks(test: ast.expr, name: str) -> bool:
    """Whether a test is true where `name` is empty."""
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) else [test]
    for part in parts:
        if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
            if isinstance(part.operand, ast.Name) and part.operand.id == name:
                return True
        if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Is):
            if isinstance(part.left, ast.Name) and part.left.id == name:
                return isinstance(part.comparators[0], ast.Constant) and part.comparators[0].value is None
    return False


def _refuses(value: ast.expr) -> bool:
    return (
        re.search(r"(?i)anonymous|guest|unauthenticated|40[13]|denied|login|redirect|auth_disabled", ast.unparse(value))
        is not None
    )


def _is_unread(path: str, function: str, project: ProjectView) -> bool:
    """Whether a check is called, and nobody does anything with what it answers."""
    callers = project.callers((path, function))
    return bool(callers) and all(caller.call.dropped and not caller.call.reference for caller in callers)


def _is_open(rule: FileRule, setting: str, project: ProjectView) -> bool:
    """Whether the settings of a project have a key of this name that is empty where nobody sets it."""
    return any(
        each.data.get("open") == setting for facts in project.files.values() for each in facts.candidates_of(rule.code)
    )
