# seen in: oobabooga/text-generation-webui modules/callbacks.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
"""Streams that end where they fail, rounds that are used up, and trainings that begin anew."""

import logging
import time
from queue import Queue

import requests
import torch

log = logging.getLogger(__name__)
END = object()


def work(job, parts: Queue, sentinel):
    try:
        job.run(parts.put)
    except Exception:  # expect: MLA102 info
        log.exception("the job failed")
    parts.put(sentinel)


def work_told(job, parts: Queue, sentinel):
    try:
        job.run(parts.put)
    except Exception as error:
        parts.put(error)
    parts.put(sentinel)


def tell(story):
    try:
        for word in story.words():
            yield word
    except Exception as error:  # expect: MLA102 info
        log.error("the story broke off: %s", error)


def tell_on(story):
    try:
        for word in story.words():
            yield word
    except Exception as error:
        yield f"error: {error}"


def copy_of(session, url, target, most=3):
    attempt = 0
    while attempt < most:
        attempt += 1
        try:
            answer = session.get(url, timeout=20)
            answer.raise_for_status()
            target.write_bytes(answer.content)
            break
        except requests.RequestException as error:  # expect: MLA102 info
            log.warning("attempt %s: %s", attempt, error)
            if attempt < most:
                time.sleep(2**attempt)
            else:
                log.error("given up")


def copy_or_raise(session, url, target, most=3):
    for attempt in range(most):
        try:
            answer = session.get(url, timeout=20)
            answer.raise_for_status()
            target.write_bytes(answer.content)
            return
        except requests.RequestException as error:
            log.warning("attempt %s: %s", attempt, error)
            time.sleep(2**attempt)
    raise RuntimeError("given up")


def go_on(net, path):
    try:
        epoch = load_checkpoint(net, path)
        epoch += 1
    except Exception:  # expect: MLA102 info
        epoch = 1
        net.load_state_dict(torch.load("base.pt", weights_only=True))
    return epoch


def go_on_if_there(net, path):
    epoch = 1
    if path.exists():
        epoch = load_checkpoint(net, path) + 1
    return epoch


def load_checkpoint(net, path):
    state = torch.load(path, weights_only=True)
    net.load_state_dict(state["net"])
    return state["epoch"]
