# seen in: PTD504/handwritten-math-ocr-api app/src/rate_limiter.py@e9aecf69e00b9fb8b0c3e00633d0044e272772a1
"""Limits that are open while their store is down, and a guard that is."""

from fastapi import Depends, FastAPI

app = FastAPI()


class RateLimiter:
    def is_allowed(self, key):
        try:
            count = store.incr(key)
            if count > 20:
                return False
            return True
        except Exception as error:  # expect: MLA110 as warning
            print(error)
            return True


class Access:
    def is_allowed(self, key):
        try:
            if not store.sismember("members", key):
                return False
            return True
        except Exception as error:  # expect: MLA110 as error
            print(error)
            return True


limiter, access = RateLimiter(), Access()


@app.get("/read")
def read(key: str):
    if not access.is_allowed(key) or not limiter.is_allowed(key):
        return {"detail": "no"}, 403
    return {"text": "..."}


class Budget:
    def may_replay(self, key):
        """How often one may come back; fails open where the store is down."""
        try:
            used = store.incr(key)
        except Exception:
            return True
        return used <= 5

    def allow_replay(self, key):
        """How often one may come back."""
        try:
            used = store.incr(key)
        except Exception:  # expect: MLA110 as warning
            return True
        return used <= 5


class QuotaOfCalls:
    def check_quota(self, key):
        try:
            if store.incr(key) > 20:
                return False, "too many"
            return True, None
        except Exception as error:
            print(error)
            return True, None  # failing open: a lost store must not stop the shop


class Members:
    def is_allowed(self, key):
        """Fails open."""
        try:
            if not store.sismember("members", key):
                return False
            return True
        except Exception as error:  # expect: MLA110
            print(error)
            return True
