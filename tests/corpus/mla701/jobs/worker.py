# a form of: a worker of a queue, whose other jobs wait
import time

import requests
from arq.connections import RedisSettings
from taskiq import InMemoryBroker

broker = InMemoryBroker()


async def score(ctx, rows):
    return requests.post("https://models.example/score", json=rows, timeout=20).json()  # expect: MLA701 as info


async def startup(ctx):
    time.sleep(1)  # ok: no job runs yet


@broker.task
async def retrain(name):
    time.sleep(5)  # expect: MLA701 as info


class WorkerSettings:
    functions = [score]
    on_startup = startup
