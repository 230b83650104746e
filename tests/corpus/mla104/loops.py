# seen in: lm-sys/FastChat fastchat/utils.py@0e6d3e4beaab66f4d3f93db72541a4abab8af28d
import time

import requests


def endless(url):
    while True:
        try:
            return requests.get(url, timeout=5)  # expect: MLA104
        except requests.RequestException:
            pass


def counted(rows):
    for _ in range(5):
        try:
            return model.predict(rows)  # expect: MLA104
        except RuntimeError:
            continue
    raise InferenceError("five attempts")


def patient(url):
    for attempt in range(5):
        try:
            return requests.get(url, timeout=5)
        except requests.RequestException:
            time.sleep(2**attempt)
    raise DependencyError(url)


def consumer(queue):
    while True:
        try:
            model.predict(queue.get())
        except Exception:
            log.exception("one message was lost")


def pages(urls):
    for i in range(len(urls)):
        try:
            first = requests.get(urls[i], timeout=5)
            break
        except requests.RequestException:
            continue
    return first
