"""MLA110: guards that say yes when they break."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.mounts import unmounted
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Severity

from ._guards.always_true import asks_itself, held_against_itself, set_of_itself
from ._guards.asked import dropped, is_asked, is_known_to_refuse, is_unread, refuses_by_answer
from ._guards.demanded_keys import DEMANDS, demanded_keys, is_demanded
from ._guards.guard_names import is_limit, protects
from ._guards.guards import NO_LIBRARY, READ
from ._guards.idle_switches import SWITCHES_READ, is_idle, reads_of_switches
from ._guards.missing_keys import REFUSES, SETTINGS, is_open
from ._guards.open_branches import open_branches, open_outcomes
from ._guards.open_settings import open_settings
from ._guards.open_switches import open_switches
from ._guards.other_tables import MENDS, REQUIRED, other_table, unheeded_columns
from ._guards.preset_verdicts import missing_counts_as_good
from ._guards.silent_gates import WORDS as GATES
from ._guards.silent_gates import silent_gates
from ._guards.stand_in_guards import stand_in_guards
from ._guards.stand_in_validators import stand_in_validators
from ._guards.unasked import open_default
from ._guards.unheeded import SHIPS, WORDS, unread
from ._guards.unknown_kinds import unknown_kinds
from ._guards.unverified_tokens import WORD as UNVERIFIED
from ._guards.unverified_tokens import unverified_tokens
from ._guards.warned import warned
from ._guards.who_asks import SCHEMES, anybody, identifies
from ._guards.written_verdicts import written_verdicts
from ._settled import judged

_STAND_IN: Final = regex(
    r"^_?(No_?[Oo]p|Null|Dummy|Fake|Allow(All|Any)?|Unlimited|Disabled|Permissive|PassThrough|Passthrough)\w*"
    r"(Limit\w*|Auth\w*|Guard\w*|Moderat\w*|Validat\w*|Filter|Checker|Encryptor|Cipher)$"
)
"""Classes that stand for a guard and let everything through."""
_SWITCHES: Final = (b"auth", b"AUTH", b"api_key", b"API_KEY", b"login", b"LOGIN", b"ecurity", b"SECURITY")
"""What a file holds that may read a switch by which a guard is left out."""


class GuardFailsOpen(FileRule):
    """A check answers "allowed" when it throws.

    Looks for checks that let everything through when they fail: validators, out-of-distribution guards, moderation,
    limits, quality gates, authentication and authorisation. The test is whether a check that throws, or cannot be made,
    answers what it answers for a good input.

    Reports:

    - a handler that answers "valid", an object whose fields say so, a score of 0, or a default set before the `try`; or
      None, in a check that answers with what it refuses, and None otherwise
    - a guard that goes on without the model, the library or the field that it asks; one that could not be made at the
      start and is None, where nothing in its file refuses without it (a warning)
    - a guard that raises its refusal in a `try` that catches it; one that answers 401, 402, 403 or 429 in a `try` whose
      handler goes on
    - a stand-in that stops nothing where the limiter or guard could not be made
    - encryption or redaction that hands its input back on failure
    - authentication that answers with a user where no credential came, or never reads the credential
    - a token whose signature is not looked at, in what says who asks; a check that says yes to a kind it does not know
    - a key that is asked for only where the environment names one, or that a request without one agrees with
    - a validator that takes the place of one that could not be imported, and accepts whatever comes
    - a list of what is to be refused that becomes empty where it cannot be read
    - a filter by tenant, user or role that gives everything where it finds nothing
    - a verdict that nobody reads: a guard that answers False, `is_valid`, `gate_passed(...)`, a hash that is not the
      expected one
    - a verdict that only a log learns of, or that is read after the model is saved, registered or shipped
    - a watch over a model that answers "no drift" or "no retraining needed" when it throws
    - a check that passes over a metric which is missing, holds a list against itself, or asks another table than it
      mends
    - any failure of a registry, or to load the model in use, that is taken for "no model yet"

    Severities:

    - error (a warning outside services): a guard that lets its input through when it fails
    - warning: a limit of requests that is open while its store is down; a check that holds a list against itself; a
      validator that hands on what it is given
    - info: a kind that a check does not know; a check that is only offered, and made where a key is set; outside a
      service, a guard that is left out, with a word, because a library is not installed; a gate that gathers reasons,
      where a spread may be NaN or its rows may be missing; a middleware that passes on what it cannot check; a language
      model's verdict of which every other word counts as no; a condition that cannot be read and counts as met;
      required columns whose lack is only logged

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
        - A key without which the settings of the service, where they are made, raise: in production, or anywhere.
        - An answer whose True is the strict side: `sealed`, `locked`, `expired`, `revoked`, `required`.
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
        *MENDS,
        *REQUIRED,
        *SHIPS,
        *(b"tenant", b"company", b"owner", b"role", b"user_id", b"customer", b"account", b"workspace"),
    )
    # asks for no more than `triggers`: the words that the handlers ask for are found with them, and not one by one
    asks = (*REFUSES, *SETTINGS, *WORDS, *_SWITCHES, SCHEMES, UNVERIFIED)

    def visit_ExceptHandler(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A handler that lets everything through."""
        yield from judged(self, node, file)
        last = node.body[-1]
        stops_nothing = list(stand_in_guards(file, node))
        for made in stops_nothing:
            yield self.issue(made, f"where the real one is not there, this `{made.name}` stops nothing")
        for validator, name in stand_in_validators(node, file):
            if validator not in stops_nothing:
                said = f"where the library is not installed, this `{name}` accepts whatever comes"
                yield warned(validator, f"{said}: nobody is told that nothing is checked", "Let the import fail.")
        given = outcome(last) if isinstance(last, ast.Return) else None
        if isinstance(given, ast.Call):
            name = last_part(given.func)
            if _STAND_IN.search(name):
                said = f"when the guard cannot be made, `{name}` takes its place and stops nothing"
                yield self.issue(last, said, severity=Severity.WARNING if is_limit(name) else None)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Branches, answers, and the guards themselves, for those who ask them."""
        functions = file.functions()
        says_who = any(identifies(function.name) for function in functions)
        yield from open_branches(file, identifies=says_who)
        yield from open_outcomes(file)
        yield from self._left_to_settings(file)
        yield from asks_itself(file)
        yield from self._of_tables(file)
        yield from silent_gates(file) if file.holds(*GATES) else ()
        yield from written_verdicts(file)
        yield from unknown_kinds(file)
        yield from unverified_tokens(file) if file.holds(UNVERIFIED) else ()
        for function in functions:
            if says_who:
                yield from anybody(function, file)
            yield from refuses_by_answer(function, file)

    def _of_tables(self, file: FileContext) -> Iterator[Issue]:
        """Checks of another table, and of columns whose lack only a log knows."""
        for test, asked, mended in other_table(file) if file.holds(*MENDS) else ():
            said = f"this asks `{asked}` for what it takes out of `{mended}`: nobody has asked `{mended}`"
            yield warned(test, said, f"Ask `{mended}`.")
        for test, missing, needed in unheeded_columns(file) if file.holds(*REQUIRED) else ():
            said = f"what is missing of `{needed}` is only logged as `{missing}`: what is required goes on without"
            fix = "Refuse what lacks a required column; or call it optional."
            yield self.issue(test, said, severity=Severity.INFO, confidence=0.7, remediation=fix)

    def _left_to_settings(self, file: FileContext) -> Iterator[Issue]:
        """Keys and switches by which a deployment leaves a guard out, and who reads them."""
        for field, name in open_settings(file) if file.holds(*SETTINGS) else ():
            yield self.issue(field, "", data={"open": name})
        for method, keys in demanded_keys(file) if file.holds(b"raise ") else ():
            yield self.issue(method, "", data={DEMANDS: keys})
        for call, switch in open_switches(file) if file.holds(b"getenv", b"environ") else ():
            said = f"unless `{switch}` is set, nobody is asked who they are"
            yield warned(call, said, "Ask unless somebody says otherwise.", {"switch": switch})
        for place, switches in reads_of_switches(file) if file.holds(*_SWITCHES) else ():
            yield self.issue(place, "", data={SWITCHES_READ: switches})

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in ("get", "issubset", "issuperset", "difference") or is_asked(last)

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``answer.get("verdict", "SAFE")`` in a guard, ``verify_signature(body)`` of which nobody takes the answer."""
        if last_part(node.func) == "get":
            yield from self._taken_for_good(node, file)
            return
        held = set_of_itself(file, node)
        if held:
            yield held_against_itself(node, held)
        if is_asked(last_part(node.func)):
            yield from dropped(node, file)
            yield from unread(node, file)

    def _taken_for_good(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``answer.get("verdict", "SAFE")``."""
        if missing_counts_as_good(file, node):
            said = f"where {file.text(node.args[0])} is missing nobody has checked, and `{file.text(node)}` says yes"
            yield warned(node, f"{said}: what was left out of the check passes it", "Refuse where it is missing.")
            return
        asked = open_default(file, node)
        if asked:
            shown = file.text(node.args[0])
            said = f"an answer without {shown} is taken for {file.text(node.args[1])}"
            yield self.issue(node, f"{said}: whoever confuses what `{asked}` asks is let through", confidence=0.9)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A verdict that is dropped is one only where the guard refuses by its answer."""
        if not {"answers", "open", DEMANDS, SWITCHES_READ}.isdisjoint(candidate.data):
            return None
        if candidate.data.get("switch") and is_idle(project, self.code, candidate.data["switch"]):
            return None
        where = candidate.finding.location
        if where is not None and where.path in unmounted(project):
            return None  # nothing answers there that could let anybody in
        setting = candidate.data.get("setting")
        if setting and (not is_open(project, self.code, setting) or is_demanded(project, self.code, setting)):
            return None
        asked = candidate.data.get("asked")
        if asked and where is not None and not is_known_to_refuse(project, self.code, asked, where.path):
            return None
        finding = project.in_context(self, candidate)
        needs = candidate.data.get("needs")
        if where is not None and needs == READ and is_unread(where.path, candidate.function, project):
            return None
        if finding is not None and needs == NO_LIBRARY and finding.context not in ("serving", "training"):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if finding is not None and needs in (READ, NO_LIBRARY) and not protects(candidate.function):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        return finding
