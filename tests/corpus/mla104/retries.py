import time

import backoff
import requests
import tenacity
from retry import retry as simple_retry
from tenacity import retry, stop_after_attempt, wait_random_exponential


@retry
def for_ever(texts):  # expect: MLA104
    return post(texts)


@retry(stop=stop_after_attempt(3))
def at_once(texts):  # expect: MLA104
    return post(texts)


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def sound(texts):
    return post(texts)


@tenacity.retry(stop=tenacity.stop_after_attempt(2), wait=tenacity.wait_fixed(1))
def nested(texts):  # expect: MLA104
    return sound(texts)


@backoff.on_exception(backoff.expo, requests.RequestException)
def unlimited(texts):  # expect: MLA104
    return post(texts)


@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=3)
def limited(texts):
    return post(texts)


@simple_retry(tries=3, delay=1, backoff=2)
def simple(texts):
    return post(texts)
