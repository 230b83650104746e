import functools
import logging
import time

logger = logging.getLogger(__name__)


def divided_by(unit):
    def decorator(measure):
        @functools.wraps(measure)
        def inner(*args, **kwargs):
            return measure(*args, **kwargs) / unit

        return inner

    return decorator


def tidied(clean):
    @functools.wraps(clean)
    def inner(text):
        return clean(text.strip())

    return inner


def of_meters(measure):
    @functools.wraps(measure)
    def inner(self, rows):
        return measure(self, rows * 100.0)

    return inner


def timed(work):
    @functools.wraps(work)
    def inner(*args, **kwargs):
        begun = time.perf_counter()
        result = work(*args, **kwargs)
        logger.debug("%s took %.3f s", work.__name__, time.perf_counter() - begun)
        return result

    return inner


def again(times=3):
    def decorator(work):
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return work(*args, **kwargs)
                except OSError:
                    if attempt == times - 1:
                        raise
            return None

        return inner

    return decorator
