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

    def frames(self, video):
        try:
            seen = self._extract_frames_by_scene(video)
            if seen:
                return seen
        except Exception as error:
            logger.warning("not cut by scenes: %s; evenly then", error)
        return self._extract_even_frames(video)

    def _extract_frames_by_scene(self, video):
        return self.model.predict(video)

    def _extract_even_frames(self, video):
        return video[::10]

    def first(self, video):
        try:
            seen = self._extract_frames_by_scene(video)
            if seen:
                return seen
        except Exception as error:  # expect: MLA102
            logger.warning("not cut by scenes: %s", error)
        return self._first_of(video)

    def _first_of(self, video):
        return video[:1]

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
