"""What keys and passwords look like, and what only looks like one."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import Final
from urllib.parse import unquote

from mlaudit.code.pattern import regex

PROVIDERS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (what, regex(pattern))
    for what, pattern in (
        ("an Anthropic key", r"\bsk-ant-[A-Za-z0-9_-]{24,}"),
        ("an OpenRouter key", r"\bsk-or-v1-[A-Za-z0-9]{32,}"),
        (
            "an OpenAI key",
            r"\bsk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{32,}|[A-Za-z0-9_-]*T3BlbkFJ[A-Za-z0-9_-]{8,})",
        ),
        ("a provider's key (sk-)", r"\bsk-[A-Za-z0-9_-]{32,}"),
        ("a Hugging Face token", r"\bhf_[A-Za-z0-9]{30,40}(?![A-Za-z0-9])"),
        ("an AWS access key", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
        ("a GitHub token", r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})"),
        ("a GitLab token", r"\bglpat-[A-Za-z0-9_-]{20,}"),
        ("a Slack token", r"\bxox[abprs]-[0-9A-Za-z-]{20,}"),
        ("a Groq key", r"\bgsk_[A-Za-z0-9]{40,}"),
        ("a Replicate token", r"\br8_[A-Za-z0-9]{35,}"),
        ("a Stripe key", r"\bsk_live_[0-9a-zA-Z]{20,}"),
        ("a SendGrid key", r"\bSG\.[\w-]{20,}\.[\w-]{30,}"),
        ("a private key", r"-----BEGIN (?:RSA |EC |OPENSSH |DSA )?PRIVATE KEY-----\s*\\?n?[A-Za-z0-9+/]{20,}"),
    )
)
"""Keys that say themselves what they are: OpenAI's hold its name (T3BlbkFJ), others begin alike. Google web keys
(``AIza``) are public by design and missing on purpose.
"""

_SIGNED: Final = regex(r"(?i)(X-Amz-Credential|AWSAccessKeyId)=\Z")
"""What stands before the name of a key in an address that was signed with it: that name is no secret."""

CONNECTION: Final = regex(
    r"\b[a-z][a-z0-9+]{2,20}://[^\s:/@'\"{}<>$%]+:((?:[^\s@/'\"{}<>$%]|%[0-9A-F]{2}){4,})@([\w.-]+|(?=[\"'{]))"
)

PASSWORD_NAME: Final = regex(r"(?i)(^|_|[a-z])(passwd|password|passphrase|pwd)$")
SECRET_NAME: Final = regex(
    r"(?i)(^|_)(secret|secret_?key|client_?secret|jwt_?secret|signing_?key|encryption_?key|fernet_?key)$"
)
KEY_NAME: Final = regex(
    r"(?i)(^|_)(api_?key|apikey|access_?key|secret_?access_?key|auth_?key|private_?key|access_?token|auth_?token"
    r"|api_?token|bearer_?token|hf_?token|token|appid|app_?secret)s?$"
)
HASHERS: Final = regex(
    r"(?i)(^|\.|_)(hash_password|make_password|set_password|get_password_hash|generate_password_hash|create_superuser|hashpw)$"
)
HASHES: Final = regex(
    r"(?i)(^|[._])(CryptContext\(\)|PasswordHasher\(\)|pwd_\w*|passlib\.hash\.\w+|password_hash(er)?)\.hash$"
)
"""Methods that hash a password, by what they are methods of."""

_PLACEHOLDER: Final = regex(
    r"(?i)your|example|change|placeholder|dummy|fake|xxx|\*\*\*|\.\.\.|todo|insert|redact|replace|sample|enter|put[_-]?|"
    r"my[_-]|<|>|\{|\}|^\$\w|\$\(|none|null|undefined|empty|not[_-]?set|missing|test|mock|foo|bar\b|demo|lorem|01234|abcdef|"
    r"secret[_-]?key$|^a-string-secret|12345678(?!.*[a-z])|\s|^(https?|file)://|^/|^\./"
    r"|^\(\?[a-z]+\)|\\[swdb]|\[\^|eyJzdWIiOiIxMjM0NTY3ODkw"
)
"""What stands for a secret, patterns that look for one, and the token that the site of JWT shows."""
_FOR_SHOW: Final = regex(r"(?i)(^|_)(example|sample|demo|dummy|fake|mock|placeholder)s?(_|$)")
"""Names that say that what they hold is there to be shown."""
_PUBLIC: Final = regex(r"(phc|pk_live|pk_test|pk)_|pub-|AIza|\d+:\d+:(web|android|ios):")
"""Keys that are made to be shipped to everybody: PostHog's projects, Stripe's and others' publishable ones, the name of
an app at Firebase.
"""
_IN_ORDER: Final = regex(r"(?i)abc[_-]?123|123[_-]?abc")
"""What hands type that make up a key."""
_SPECIAL_TOKEN: Final = regex(
    r"(?i)(^|_)(pad|eos|bos|unk|mask|sep|cls|stop|start|end|special|image|audio|video|begin|next|prev|page|csrf"
    r"|continuation|cancellation|public|site|publishable|max|num|new|last|first|prompt|completion|input|output)_?tokens?$"
)
_LOCAL: Final = frozenset(
    {"localhost", "127.0.0.1", "host.docker.internal", "db", "postgres", "redis", "mongo", "mysql", "rabbitmq"}
)
_HERE: Final = frozenset({"localhost", "127.0.0.1", "host.docker.internal"})
_EVERYBODYS: Final = regex(
    r"(?i)^(password|passwd|pswd|pass|pwd|pw|secret|postgres|mysql|mongo|redis|minio|admin|root|user|guest|default)\d{0,4}$"
)
"""Passwords that images come with, and that stand for one in texts."""
_OF_SERVICE: Final = regex(
    r"(?i)^(postgres(ql)?|mysql|mariadb|mongo(db)?|redis|minio|rabbitmq|neo4j|clickhouse)\d{0,4}$"
)
"""What the containers of services are started with where nobody has chosen a password."""
_SPOKEN: Final = regex(r"(?i)p[a@]ss?w?[o0]r[dt]|secret|admin|default|1234|qwert|letmein|welcome")
"""What stands in passwords that somebody made up for everybody who starts the program."""
_IDENTIFIER: Final = regex(r"^[A-Za-z]+([_.:-][A-Za-z]+)*$")


def entropy(text: str) -> float:
    """Shannon entropy in bits a character."""
    total = len(text)
    return -sum(n / total * math.log2(n / total) for n in Counter(text).values()) if total else 0.0


@cache
def is_secret_name(name: str) -> bool:
    """Whether what goes by this name may be a secret: most names are not, and come again and again."""
    return any(pattern.search(name) for pattern in (PASSWORD_NAME, SECRET_NAME, KEY_NAME))


def named_secret(name: str, value: str) -> str:
    """What kind of secret a constant is, by the name that it is given to; "" for none."""
    if len(value) > 300 or _PLACEHOLDER.search(value) or _FOR_SHOW.search(name):
        return ""
    if PASSWORD_NAME.search(name):
        has_mark = any(c.isdigit() or c in "!@#%^&+=?" for c in value)
        return "a password" if len(value) >= 6 and has_mark else ""
    if SECRET_NAME.search(name):
        enough = len(value) >= 8 and value.lower().replace("-", "_") != name.lower()
        return (
            "a secret"
            if enough and (not _IDENTIFIER.match(value) or ("secret" in value.lower() and "-" in value))
            else ""
        )
    if KEY_NAME.search(name) and not _SPECIAL_TOKEN.search(name) and not _PUBLIC.match(value):
        if _IN_ORDER.search(value):
            return ""
        dense = len(value) >= 16 and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
        return "a key" if dense and entropy(value) >= 3.0 and re.fullmatch(r"[\w.+/=:-]+", value) else ""
    return ""


def provider_secret(text: str) -> tuple[str, int, int] | None:
    """What a text holds that says itself what it is: words for it, start and end; None for nothing."""
    for what, pattern in PROVIDERS:
        for key in pattern.finditer(text):
            if not _is_dull(key[0]) and not _SIGNED.search(text, 0, key.start()):
                return what, key.start(), key.end()
    match = CONNECTION.search(text)
    if match is not None and not is_dummy(unquote(match[1])) and not is_of_image(match):
        if not is_local(match[2]) or is_chosen(match[1]):
            return "a password in a connection string", match.start(), match.end()
    return None


def weak_password(text: str) -> str:
    """The password of an address that is not this machine's, where somebody chose it, if a weak one: it is not the
    name of its user, and has a digit or a mark; "" for none.
    """
    address = CONNECTION.search(text)
    if address is None or is_of_image(address) or address[2] in _HERE or _PLACEHOLDER.search(address[0]):
        return ""
    return address[1] if any(not letter.isalpha() for letter in address[1]) and len(address[1]) >= 6 else ""


def is_of_image(address: re.Match[str]) -> bool:
    """Whether a password is its user's name, at a server in a container beside the program: what images come with."""
    user = address[0].partition("://")[2].partition(":")[0]
    return user == address[1] and ("." not in address[2] or address[2].endswith(".cluster.local")) and address[2] != ""


def is_local(host: str) -> bool:
    """Whether a server runs on the same machine, or in a container beside the program."""
    return host in _LOCAL


def is_chosen(password: str) -> bool:
    """Whether a password is somebody's own, wherever its server is: through a tunnel it is that of another machine."""
    kinds = (r"[A-Z]", r"[a-z]", r"[0-9!@#%^&+=?]")
    return len(password) >= 10 and all(re.search(kind, password) for kind in kinds)


def looks_made_up(text: str) -> bool:
    """Whether a text is there to show where a key belongs, or shows its shape alone."""
    return _PLACEHOLDER.search(text) is not None or _is_dull(text)


def is_dummy(password: str) -> bool:
    """Whether a password is nobody's: a placeholder, or one that everybody knows."""
    return len(password) < 4 or bool(_PLACEHOLDER.search(password) or _EVERYBODYS.search(password))


def is_for_everybody(password: str) -> bool:
    """Whether a password was made up for whoever starts the program first: ``StrongPassword123!``."""
    return _SPOKEN.search(password) is not None


def is_everybodys(password: str) -> bool:
    """Whether a password is the first that anybody tries: ``password123``, ``admin``."""
    return _EVERYBODYS.match(password) is not None


def is_of_service(password: str) -> bool:
    """Whether a password is the name of the service and a few digits: ``minio123``."""
    return _OF_SERVICE.search(password) is not None


def _is_dull(key: str) -> bool:
    """A key of repeated characters, of words or of what comes next in the alphabet is there to show the shape."""
    body = re.sub(r"^[A-Za-z]+[_-]", "", key)
    return entropy(body) < 3.2 or bool(re.search(r"(?i)x{4}|your|example|placeholder|0{6}|1234567|abcdef", body))
