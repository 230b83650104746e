# seen in: dennisdarko0101/ml-model-serving-platform ml_serving/registry/model_registry.py@2aa0a11b93b46889d978409456bbaed2743459db
import logging

logger = logging.getLogger(__name__)


class Shelf:
    def cards(self):
        found = []
        for folder in sorted(self.root.iterdir()):
            try:
                found.append(self._read_card(folder))
            except Exception:  # expect: MLA102
                continue
        return found

    def cards_by_name(self):
        found = []
        for folder in sorted(self.root.iterdir()):
            try:
                card = self._read_card(folder)
                found.append(card)
            except Exception:  # expect: MLA102
                pass
        return found

    def cards_loudly(self):
        found = []
        for folder in sorted(self.root.iterdir()):
            try:
                found.append(self._read_card(folder))
            except Exception:
                logger.exception("no card in %s", folder)
        return found

    def cards_of_this_format(self):
        found = []
        for folder in sorted(self.root.iterdir()):
            try:
                found.append(self._read_card(folder))
            except KeyError:  # ok: one kind of folder has none
                continue
        return found

    def numbers(self, words):
        found = []
        for word in words:
            try:
                found.append(float(word))
            except Exception:
                continue
        return found
