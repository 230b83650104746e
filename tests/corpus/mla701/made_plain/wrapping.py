import asyncio
import functools


def plainly(function):
    @functools.wraps(function)
    def called(*args, **kwargs):
        try:
            return asyncio.get_event_loop().run_until_complete(function(*args, **kwargs))
        except RuntimeError:
            return asyncio.run(function(*args, **kwargs))

    return called


def named(name):
    def wrap(function):
        def called(*args):
            return asyncio.run(function(*args)), name

        return called

    return wrap


def timed(function):
    async def called(*args, **kwargs):
        return await function(*args, **kwargs)

    return called
