# a form of: a decorator of the project's own that turns any failure into a value
import functools
import logging

logger = logging.getLogger(__name__)


def otherwise(value):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except Exception:  # expect: MLA102
                logger.warning("%s failed", function.__name__, exc_info=True)
                return value

        return wrapper

    return decorate


def quietly(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except Exception:
            return {}

    return wrapper


def again(times):
    def decorate(function):
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if attempt == times - 1:
                        raise

        return wrapper

    return decorate


def as_domain_error(function):
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except Exception as error:
            raise WineError(function.__name__) from error

    return wrapper
