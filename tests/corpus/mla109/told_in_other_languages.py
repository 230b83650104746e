# a form of: an answer that says in its text, in whatever language, that the request failed
import logging

import requests

logger = logging.getLogger(__name__)


def ask(url, body):
    answer = requests.post(url, json=body, timeout=20)
    if answer.status_code == 200:
        said = answer.json()
        return {"tokens": said["usage"], "content": said["text"]}
    else:
        return {"tokens": 0, "content": "请求失败"}


def ask_in_german(url, body):
    answer = requests.post(url, json=body, timeout=20)
    if answer.status_code == 200:
        said = answer.json()
        return {"tokens": said["usage"], "content": said["text"]}
    else:
        return {"tokens": 0, "content": "Anfrage fehlgeschlagen"}


def ask_quietly(url, body):
    answer = requests.post(url, json=body, timeout=20)
    if answer.status_code == 200:
        said = answer.json()
        return {"tokens": said["usage"], "content": said["text"]}
    else:
        return {"tokens": 0, "content": "好的"}  # expect: MLA109 as warning


class Speech:
    def start(self, url, text):
        made = requests.post(url, json={"text": text}, timeout=20).json()
        job = made.get("job_id")
        if not job:
            logger.error("not accepted: %s", made)
            return Reply("ERROR", "提交失败")
        return self.wait(url, job)

    def start_quietly(self, url, text):
        made = requests.post(url, json={"text": text}, timeout=20).json()  # expect: MLA109 as warning
        job = made.get("job_id")
        if job is None:
            return []
        return self.wait(url, job)

    def token(self, url, key):
        made = requests.post(url, json={"key": key}, timeout=20).json()
        token = made.get("token")
        if token:
            return token
        else:
            logger.error("no token: %s", made)
            return None

    def size(self, url, job):
        made = requests.post(url, json={"job": job}, timeout=20).json()  # expect: MLA109 as warning
        size = made.get("size")
        return {"job": job, "size": size}

    def scale(self, size):
        if not size:
            logger.error("no size")
            return None
        return size * 2
