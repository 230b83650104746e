# a form of: consumers of Kafka whose loops log what fails, and go on
"""The offset of what failed is committed with the next one's; or nothing is, or it goes to a queue of its own."""

import json
import logging

from confluent_kafka import Consumer
from kafka import KafkaConsumer, KafkaProducer

log = logging.getLogger(__name__)
producer = KafkaProducer(bootstrap_servers="kafka:9092")
BY_HAND = {"bootstrap.servers": "kafka:9092", "group.id": "rows", "enable.auto.commit": False}


def by_itself(table):
    consumer = KafkaConsumer("rows", bootstrap_servers="kafka:9092", group_id="rows")
    for message in consumer:
        try:
            table.insert(json.loads(message.value))
        except Exception as error:  # expect: MLA102 as info
            log.error("a row is lost: %s", error)


def by_hand(table):
    consumer = Consumer(BY_HAND)
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        try:
            table.upload(message.value())
        except Exception:  # expect: MLA102 as info
            log.exception("a row is lost")
        consumer.commit(message)


def at_the_end(table):
    consumer = KafkaConsumer("rows", bootstrap_servers="kafka:9092", enable_auto_commit=False)
    for message in consumer:
        try:
            table.insert(json.loads(message.value))
        except Exception as error:
            log.error("a row is read again: %s", error)


def put_aside(table):
    consumer = KafkaConsumer("rows", bootstrap_servers="kafka:9092")
    for message in consumer:
        try:
            table.insert(json.loads(message.value))
        except Exception as error:
            log.error("a row is put aside: %s", error)
            producer.send("rows.failed", message.value)


def only_reads():
    consumer = KafkaConsumer("rows", bootstrap_servers="kafka:9092")
    for message in consumer:
        try:
            row = json.loads(message.value)
        except Exception as error:
            log.error("no row: %s", error)
            continue
        yield row
