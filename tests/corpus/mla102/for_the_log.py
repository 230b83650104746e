"""Errors and texts that are put together for the log alone, and those that somebody is given."""

import logging

from langchain_community.vectorstores import Chroma

from .errors import StoreError

log = logging.getLogger(__name__)


def save_vector_store(parts, embeddings, folder):
    try:
        store = Chroma.from_documents(parts, embeddings, persist_directory=folder)
        store.persist()
        return store
    except Exception as error:  # expect: MLA102 info
        failure = StoreError("the store was not written", error)
        log.error(str(failure))


def save_told(parts, embeddings, folder):
    try:
        return Chroma.from_documents(parts, embeddings, persist_directory=folder)
    except Exception as error:
        failure = StoreError("the store was not written", error)
        log.error(str(failure))
        raise failure from error


def save_kept(parts, embeddings, folder, faults):
    try:
        return Chroma.from_documents(parts, embeddings, persist_directory=folder)
    except Exception as error:
        failure = StoreError("the store was not written", error)
        log.error(str(failure))
        faults.append(failure)


def chain(folder):
    try:
        store = load_store(folder)
        if store is None:
            raise StoreError("no store")
        return store.as_retriever()
    except Exception as error:  # expect: MLA102 info
        error_message = f"no chain: {error}"
        log.error(error_message)


def open_store(folder):
    try:
        return Chroma(persist_directory=folder)
    except Exception as error:
        failure = StoreError("the store was not read", error)
        log.error(str(failure))


def load_store(folder):
    store = open_store(folder)
    if store is None:
        raise StoreError("no store")
    return store


def label(model, row):
    status = "unknown"
    try:
        status = model.predict([row])[0]
    except Exception as error:
        status = f"failed: {error}"
        log.error(status)
    return {"status": status}


def run(parts, embeddings, folder, question):
    save_vector_store(parts, embeddings, folder)
    return chain(folder).invoke(question)
