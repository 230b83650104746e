# seen in: freehekimteam/freehekim-rag-api fastapi/rag/embeddings.py@3635c32b60915430bc9de72c9d467107703cd3a3
from settings import Settings
from clients import local, remote

settings = Settings()


def vector(text):
    if settings.provider == "remote":
        return remote(text)
    if settings.provider == "local":
        return local(text)
    before = settings.provider
    settings.provider = "remote"  # expect: MLA902 as info
    try:
        return vector(text)
    finally:
        settings.provider = before


def vector_by(text, settings):
    settings.provider = "remote"
    return vector(text)


def by_hand():
    settings.provider = "local"
    return vector("hello")
