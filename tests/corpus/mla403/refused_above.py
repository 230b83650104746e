# seen in: CxcTHU/rfc-rag-agent app/core/security.py@5209d05dbe88ed8ed767f5a669ac2cd4f97ee193
"""A key for development that the program does not run with where a key is needed, and one that it does run with."""


def token_key(settings) -> str:
    secret = settings.token_key.strip()
    if not secret:
        if settings.asks_who_calls:
            raise RuntimeError("set TOKEN_KEY")
        secret = "local-only-token-secret"  # expect: MLA403 as info
    return secret


def cookie_key(settings) -> str:
    secret = settings.cookie_key.strip()
    if not secret:
        if settings.asks_who_calls:
            settings.warn("COOKIE_KEY is not set")
        secret = "local-only-cookie-secret"  # expect: MLA403 as error
    return secret
