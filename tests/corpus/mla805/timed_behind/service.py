import logging
import time
from abc import ABC, abstractmethod

logger = logging.getLogger(__name__)


class Links(ABC):
    @abstractmethod
    def link(self, names):
        raise NotImplementedError


class OwnLinks(Links):
    def __init__(self, linker):
        self._linker = linker

    def link(self, names):
        start = time.time()
        found = self._linker.link(names)
        spent = time.time() - start
        logger.info("%d in %.2f s", len(found), spent)
        return {"found": found, "seconds": spent}
