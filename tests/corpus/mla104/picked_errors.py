# seen in: Kalyani9618/Heart-Disease chatbot_service/memori/memory_manager.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
"""Retries of some errors round one that lets none of them out, and round one that does."""

from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential


@retry(stop=stop_after_attempt(3), wait=wait_exponential(max=9), retry=retry_if_exception_type(OSError))
def shelf(name):
    return store.shelf(name)


@retry(stop=stop_after_attempt(3), wait=wait_exponential(max=9), retry=retry_if_exception_type(OSError), reraise=True)
def box(name):
    return store.box(name)


@retry(stop=stop_after_attempt(3), wait=wait_exponential(max=9), retry=retry_if_exception_type((OSError, TimeoutError)))
def put_on_shelf(name, item):
    shelf(name).add(item)


@retry(stop=stop_after_attempt(3), wait=wait_exponential(max=9), retry=retry_if_exception_type((OSError, TimeoutError)))
def put_in_box(name, item):  # expect: MLA104
    box(name).add(item)


@retry(stop=stop_after_attempt(3), wait=wait_exponential(max=9))
def put(name, item):  # expect: MLA104
    shelf(name).add(item)
