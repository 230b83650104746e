# seen in: waldemar99zielinski/travel_recommender backend/src/recommender/tools/tavily_search_tool.py@360ab877bb9ff8d313744f7afb52adb7da54f256
"""A tool that only a demo makes, and a method that nothing calls."""

import logging

logger = logging.getLogger(__name__)


def make_search(key: str):
    def search(query: str):
        logger.info("search for %s", query)  # expect: MLA802 as info
        return key, query

    return search


def make_look_up(key: str):
    def look_up(query: str):
        logger.info("look up %s", query)  # expect: MLA802 as warning
        return key, query

    return look_up


class Labels:
    def embedded(self, text: str):
        logger.warning("no vector of %s", text)  # expect: MLA802 as info

    def compared(self, text: str):
        logger.warning("nothing like %s", text)  # expect: MLA802 as warning
