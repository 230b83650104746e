"""Passwords that stand in the very call that connects to a database: no setting can put another in their place."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .secrets import CONNECTION, is_dummy, is_local, is_of_image

CONNECTS: Final = regex(
    r"^(psycopg2?(\.pool)?|pymysql|MySQLdb|mysql\.connector|mariadb|asyncpg|aiomysql|aiopg|pymssql|pyodbc|oracledb|cx_Oracle"
    r"|snowflake\.connector|redshift_connector|clickhouse_connect|clickhouse_driver|trino(\.dbapi)?|sqlalchemy(\.\w+)*|sqlmodel"
    r"|redis(\.\w+)*|aioredis|pymongo|motor\.motor_asyncio)"
    r"\.(connect|create_pool|get_client|Client|create_engine|create_async_engine|URL\.create|(Strict)?Redis|(Strict)?Redis\.from_url"
    r"|from_url|MongoClient|AsyncIOMotorClient|\w*ConnectionPool)$"
)
_DSN_PASSWORD: Final = regex(r"(?i)(?:^|[\s;])(?:password|pwd)=([^\s;{}]+)")
_DSN_HOST: Final = regex(r"(?i)(?:^|[\s;])(?:host|server)=([^\s;{}]+)")


def connects_with(file: FileContext, node: ast.Call) -> tuple[ast.expr, bool] | None:
    """Where a connecting call is given a password that stands in the file, and whether its server is on this machine;
    None where there is none, or one that is known to be everybody's.
    """
    for name in ("password", "passwd", "pwd"):
        given = file.argument(node, name)
        known = file.constant(given)
        if given is not None and isinstance(known, str):
            host = file.constant(file.argument(node, "host"))
            return None if is_dummy(known) else (given, isinstance(host, str) and is_local(host))
    address = node.args[0] if node.args else None
    text = file.constant(address)
    if address is None or not isinstance(text, str):
        return None
    match = CONNECTION.search(text)
    if match is not None:
        return None if is_dummy(match[1]) or is_of_image(match) else (address, is_local(match[2]))
    password, server = _DSN_PASSWORD.search(text), _DSN_HOST.search(text)
    if password is None or is_dummy(password[1]):
        return None
    return address, server is None or is_local(server[1])
