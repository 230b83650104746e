"""Databases, caches and brokers that are rented, by the domains of those who let them: a password for one opens it from
anywhere.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from mlaudit.code.pattern import regex

from .secrets import CONNECTION, is_dummy

_RENTED: Final = regex(
    r"(?i)\.(database\.(azure\.com|windows\.net|chinacloudapi\.cn)|(postgres|mysql|mongo)(\.cosmos)?\.azure\.com"
    r"|(documents|servicebus)\.(azure\.com|windows\.net)|redis\.cache\.windows\.net|rds\.amazonaws\.com"
    r"|(redshift|docdb|cache|mq)(\.[\w-]+)?\.amazonaws\.com|neon\.tech|supabase\.(co|com)|mongodb\.net|upstash\.io"
    r"|redislabs\.com|redis-cloud\.com|redns\.redis-cloud\.com|cloudamqp\.com|rmq\d?\.cloudamqp\.com|elephantsql\.com"
    r"|psdb\.cloud|cockroachlabs\.cloud|aivencloud\.com|railway\.app|rlwy\.net|render\.com|db\.ondigitalocean\.com"
    r"|snowflakecomputing\.com|tidbcloud\.com|timescaledb\.io|tsdb\.cloud\.timescale\.com)$"
)


def rented_password(text: str) -> tuple[int, int] | None:
    """Where the address of a rented server with a password in it stands in a text; None for none."""
    address = CONNECTION.search(text)
    if address is None or is_dummy(unquote(address[1])) or _RENTED.search(address[2]) is None:
        return None
    return address.start(), address.end()


__all__ = ["rented_password"]
