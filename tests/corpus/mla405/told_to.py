# seen in: kurosawa-kuro/study-gcp-mlops 7/study-hybrid-search-gke/scripts/_common.py@b1fb17fc8efb83ff1a169d4aaee0bc0bc16d1d39
"""Calls that check certificates unless they are told not to, and such that do not, or not by default."""

import ssl
import urllib.request

import requests


def asked(url: str, *, verify_tls: bool = True) -> bytes:
    context = None
    if not verify_tls:
        context = ssl._create_unverified_context()  # expect: MLA405 as info
    with urllib.request.urlopen(url, timeout=5, context=context) as answer:
        return answer.read()


def fetched(url: str, insecure: bool = False) -> bytes:
    if insecure:
        return requests.get(url, verify=False, timeout=5).content  # expect: MLA405 as info
    return requests.get(url, timeout=5).content


def read(url: str, verify_tls: bool = False) -> bytes:
    if verify_tls:
        return urllib.request.urlopen(url, timeout=5).read()
    context = ssl._create_unverified_context()  # expect: MLA405 as warning
    return urllib.request.urlopen(url, timeout=5, context=context).read()


def scored(url: str, verify: bool = False) -> bytes:
    context = None
    if not verify:
        context = ssl._create_unverified_context()  # expect: MLA405 as warning
    return urllib.request.urlopen(url, timeout=5, context=context).read()


def rows(url: str, quick: bool) -> bytes:
    if quick:
        return requests.get(url, verify=False, timeout=5).content  # expect: MLA405 as warning
    return requests.get(url, timeout=5).content
