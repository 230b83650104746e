from urllib.parse import urlparse

import requests
from hosts import HOSTS, validate_url


class Fetcher:
    def words_of(self, url: str):
        return self.read(url).split()

    def read(self, url: str):
        return requests.get(url, timeout=5).text  # expect: MLA406 as warning


def fetch_checked(url: str):
    validate_url(url)
    return requests.get(url, timeout=5).text


def fetch_own(url: str):
    return requests.get(url, timeout=5).text


def fetch_known(url: str):
    return requests.get(url, timeout=5).text


def fetch_any(url: str):
    parts = urlparse(url)
    if not bool(parts.scheme) or not bool(parts.netloc):
        raise ValueError(url)
    return requests.get(url, timeout=5).text  # expect: MLA406 as warning


def fetch_ours(url: str):
    parts = urlparse(url)
    if parts.netloc not in HOSTS:
        raise ValueError(url)
    return requests.get(url, timeout=5).text
