# seen in: Ting-YuChou/AI-Powered-Video-Commerce-Recommender video_commerce/ml/content_processor.py@fac1a0fd9262d173757558658f318a3e74999772
"""Work that is done in another way where the first one fails or finds nothing, and one that is not."""

import logging

import torch

logger = logging.getLogger(__name__)


class Reader:
    def caption(self, picture):
        try:
            words = self.model.predict(picture)
            if words:
                return words
            logger.warning("nothing seen; by its file name then")
        except Exception as error:
            logger.warning("not captioned: %s; by the small model then", error)
        return self.small.predict(picture)

    def labels(self, picture):
        try:
            words = self.model.predict(picture)
            if words:
                return words
        except Exception as error:  # expect: MLA102
            logger.warning("not labelled: %s", error)
        return ["picture"]


class Faster:
    def _without(self, error=None):
        self.compiled = None
        self.compile_error = error

    def prepare(self):
        try:
            compiled = torch.compile(self.net)
            with torch.inference_mode():
                compiled(self.example)
            self.compiled = compiled
        except Exception as error:
            self._without(f"{type(error).__name__}: {error}")
            logger.warning("not compiled")


class Forgets:
    def _without(self, error=None):
        logger.info("goes on without it")

    def prepare(self):
        try:
            compiled = torch.compile(self.net)
            with torch.inference_mode():
                compiled(self.example)
            self.compiled = compiled
        except Exception as error:  # expect: MLA102
            self._without(f"{type(error).__name__}: {error}")
            logger.warning("not compiled")
