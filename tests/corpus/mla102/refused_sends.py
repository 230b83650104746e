# seen in: shashi29/LLM-backend src/app/repositories/client_user_repository.py@905631c07beabd97e703cf4d527fdafdaa049a98
"""Messages that a server refuses."""

import logging

import requests
from fastapi import FastAPI

log = logging.getLogger(__name__)
app = FastAPI()


def send_code(number, code):
    answer = requests.get("https://texts.example/send", params={"to": number, "text": code}, timeout=5)
    if answer.status_code == 200:
        print("sent")
    else:
        print("not sent")  # expect: MLA102
        print(answer.text)


def send_code_or_raise(number, code):
    answer = requests.get("https://texts.example/send", params={"to": number, "text": code}, timeout=5)
    if answer.status_code != 200:
        log.error("not sent")
        raise RuntimeError(answer.text)
    log.info("sent")


def send_code_and_tell(number, code):
    answer = requests.get("https://texts.example/send", params={"to": number, "text": code}, timeout=5)
    if answer.status_code == 200:
        print("sent")
    else:
        print("not sent")
    return answer.status_code == 200


def send_slack_alert(text):
    answer = requests.post("https://slack.example/hook", json={"text": text}, timeout=5)
    if answer.status_code == 200:
        log.info("told")
    else:
        log.error("not told")


@app.post("/codes")
def code(number: str):
    send_code(number, "1234")
    send_code_or_raise(number, "1234")
    send_slack_alert(number)
    return {"sent": send_code_and_tell(number, "1234")}
