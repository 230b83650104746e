# seen in: hemmokarja/High-Performance-ML-API src/gateway/auth/rate_limiter.py@8f049b576bbbeef29c8250e54e35f59d459dddaa
"""A limiter that limits nothing, where the real one could not be made."""

import logging

from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class NoOpLimiter:
    def check(self, user):
        return None


def limiter(url, bypass):
    if bypass:
        return NoOpLimiter()  # asked for
    try:
        return RedisLimiter(url)
    except RedisError as error:
        logger.warning("no limits: %s", error)
        return NoOpLimiter()  # expect: MLA110


def tracer(url):
    try:
        return Tracer(url)
    except ConnectionError:
        return NoOpTracer()  # guards nothing
