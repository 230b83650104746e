# seen in: n2ak/movie-recommender backend/movie_recommender/common/base_api.py
"""Requests of which a server makes an object: of figures and ids, in classes of two files, and one with words."""

import logging
from dataclasses import dataclass, field

from litserve import LitAPI, LitServer

from shapes import Letter, Place, Tide

logger = logging.getLogger(__name__)


@dataclass
class Ask:
    userId: int
    kind: str
    tide: Tide
    places: list[Place] = field(default_factory=list)
    userLastSeen: list[int] = field(default_factory=list)


@dataclass
class Post:
    kind: str
    letters: list[Letter]


class Tides(LitAPI):
    def decode_request(self, request, context):
        request = Ask(**request)
        logger.info(f"asked: {request}")  # expect: MLA802 as info
        return request.places

    def predict(self, places):
        return self.model.predict(places)


class Letters(LitAPI):
    def decode_request(self, request, context):
        request = Post(**request)
        logger.info(f"asked: {request}")  # expect: MLA802 as warning
        return request.letters

    def predict(self, letters):
        return self.model.predict(letters)


class Either(LitAPI):
    def decode_request(self, request, context):
        if "places" in request:
            request = Ask(**request)
        logger.info(f"asked: {request}")  # expect: MLA802 as warning
        return request

    def predict(self, given):
        return self.model.predict(given)


server = LitServer([Tides(), Letters(), Either()])
