# what a broker delivers by the names that its documentation gives a callback
import pickle

import paho.mqtt.client as mqtt
from aio_pika.abc import AbstractIncomingMessage


def on_message(client, userdata, message):
    return pickle.loads(message.payload)  # expect: MLA401


async def on_sent(sent: AbstractIncomingMessage):
    return pickle.loads(sent.body)  # expect: MLA401


def start():
    client = mqtt.Client()
    client.on_message = on_message
    return client
