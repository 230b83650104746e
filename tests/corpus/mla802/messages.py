# a form of: bots and workers that log what they are sent
"""A bot, a Lambda and a consumer."""

import json
import logging
import os
import sys

import discord
import pika
from aws_lambda_powertools import Logger
from loguru import logger

logger.add(sys.stderr, level="INFO", diagnose=False)
logger.add("bot.log", rotation="10 MB", diagnose=True)  # expect: MLA802
logger.add("own.log", diagnose=os.environ.get("ENV") == "dev")
log = logging.getLogger("worker")
powertools = Logger(service="cards")
client = discord.Client(intents=discord.Intents.all())


@client.event
async def on_message(message: discord.Message):
    logger.warning("from {}: {}", message.id, message.content)  # expect: MLA802
    logger.warning("from {}: {} characters", message.id, len(message.content))


@powertools.inject_lambda_context(log_event=True)  # expect: MLA802
def correct(event, context):
    return {"statusCode": 204}


@powertools.inject_lambda_context(log_event=False)
def extract(event, context):
    return {"statusCode": 200}


def on_job(ch, method, properties, body):
    job = json.loads(body)
    log.info("job %s of %d bytes", job["id"], len(body))
    log.error("job %s failed: %s", job["id"], body)  # expect: MLA802


def page(number, title, footer, body):
    log.info("page %s: %s", number, body)


if __name__ == "__main__":
    channel = pika.BlockingConnection().channel()
    channel.basic_consume("jobs", on_job)
    channel.start_consuming()
