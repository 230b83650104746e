"""A program that makes an index, says that it could not, and ends as if it had."""

import logging

from .pages import pages_of
from .stores import save_vector_store

log = logging.getLogger(__name__)


def make_index():
    try:
        save_vector_store(pages_of("data"))
        log.info("the index is there")
    except Exception as error:  # expect: MLA102
        log.error("no index: %s", error)


if __name__ == "__main__":
    make_index()
