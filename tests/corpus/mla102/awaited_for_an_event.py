"""Tasks that set an event in any case, and those that keep what went wrong."""

import asyncio
import logging

log = logging.getLogger(__name__)


async def stream(chain, callback, question):
    async def finish(work, done: asyncio.Event):
        try:
            await work
        except Exception as error:  # expect: MLA102 info
            log.error("caught: %s", error)
        finally:
            done.set()

    task = asyncio.create_task(finish(chain.acall(question), callback.done))
    async for token in callback.aiter():
        yield token
    await task


async def stream_told(chain, callback, question):
    failed = []

    async def finish(work, done: asyncio.Event):
        try:
            await work
        except Exception as error:
            log.error("caught: %s", error)
            failed.append(error)
        finally:
            done.set()

    task = asyncio.create_task(finish(chain.acall(question), callback.done))
    async for token in callback.aiter():
        yield token
    await task
    if failed:
        yield "[error]"


async def hold(lock, pause):
    try:
        await asyncio.sleep(pause)
    except Exception as error:
        log.error("woken: %s", error)
    finally:
        lock.set()
