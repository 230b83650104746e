# seen in: simon-bouchard/book-recommendation-platform app/agents/tools/recsys/native_tools.py@6cc3995728ee45646d4638e12d6da427a9415ce5
import logging

log = logging.getLogger(__name__)
_words = None


class Tools:
    def __init__(self, db):
        self.db = db
        self._tones = None
        self._shelves = None
        self._last = {}

    def tones(self):
        if self._tones is None and self.db:
            try:
                self._tones = {row.id: row.name for row in self.db.query("tones").all()}
            except Exception:  # expect: MLA102
                self._tones = {}
        return self._tones or {}

    def shelves(self):
        if not self._shelves:  # what is empty is asked for again
            try:
                self._shelves = {row.id: row.name for row in self.db.query("shelves").all()}
            except Exception as error:
                log.warning("shelves: %s", error)
                self._shelves = {}
        return self._shelves

    def last(self):
        try:
            self._last = {row.id: row.name for row in self.db.query("last").all()}
        except Exception as error:
            log.warning("last: %s", error)
        return self._last


def words(db):
    global _words
    if _words is not None:
        return _words
    try:
        _words = [row.text for row in db.query("words").all()]
    except Exception as error:  # expect: MLA102
        log.warning("words: %s", error)
        _words = []
    return _words
