from urllib.parse import urlsplit

HOSTS = {"pictures.internal"}


def validate_url(url: str):
    if urlsplit(url).hostname not in HOSTS:
        raise ValueError(url)
