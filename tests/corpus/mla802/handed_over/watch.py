import logging

logger = logging.getLogger(__name__)


def record(event: str, subject):
    logger.info("%s: %s", event, subject)  # expect: MLA802


def slow(event: str, subject):
    logger.warning("%s was slow for %s", event, subject)


class Audit:
    def write(self, event: str, subject: str):
        self._line(event, subject)
        self._size(event, len(subject))

    def _line(self, event: str, subject: str):
        logger.info("%s: %s", event, subject)  # expect: MLA802

    def _size(self, event: str, subject: int):
        logger.info("%s: %s", event, subject)
