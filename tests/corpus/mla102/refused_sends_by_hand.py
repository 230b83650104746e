# seen in: shashi29/LLM-backend src/app/repositories/client_user_repository.py@905631c07beabd97e703cf4d527fdafdaa049a98
"""A script that sends one message, and prints what became of it to whoever runs it."""

import sys

import requests


def send_trial(number):
    answer = requests.get("https://texts.example/send", params={"to": number}, timeout=5)
    if answer.status_code == 200:
        print("sent")
    else:
        print("not sent")


if __name__ == "__main__":
    send_trial(sys.argv[1])
