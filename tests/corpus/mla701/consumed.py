# seen in: Raas21/delay-prediction-api ml-service/main.py@4c75a18d33b6c4325c73ba5ffed115b293f3ba62
"""A consumer that a task goes through with a plain `for`."""

import asyncio
import threading

from aiokafka import AIOKafkaConsumer
from fastapi import FastAPI
from kafka import KafkaConsumer

app = FastAPI()
seen = []


def opened():
    return KafkaConsumer("stops", bootstrap_servers="kafka:9092")


@app.on_event("startup")
async def begin():
    asyncio.create_task(follow())
    asyncio.create_task(follow_well())
    threading.Thread(target=follow_apart, daemon=True).start()


async def follow():
    stops = opened()
    for stop in stops:  # expect: MLA701
        seen.append(stop.value)


async def follow_well():
    async for stop in AIOKafkaConsumer("stops"):
        seen.append(stop.value)


def follow_apart():
    for stop in opened():
        seen.append(stop.value)
