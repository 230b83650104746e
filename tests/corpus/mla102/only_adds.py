# a form of: what a model was to add to what is there without it
import logging

log = logging.getLogger(__name__)


class Search:
    def reworded(self, query):
        try:
            variants = self.llm.invoke(query).splitlines()
        except Exception as error:  # ok: the query itself is searched for
            log.warning("not reworded: %s", error)
            variants = []
        return [query] + variants

    def starred(self, query):
        variants = []
        try:
            variants = self.llm.invoke(query).splitlines()
        except Exception:
            log.warning("not reworded")
        return [query, *variants]

    def extended(self, query):
        wanted = [query]
        try:
            variants = self.llm.invoke(query).splitlines()
        except Exception:
            variants = []
        wanted.extend(variants)
        return wanted

    def alone(self, query):
        try:
            variants = self.llm.invoke(query).splitlines()
        except Exception:  # expect: MLA102
            variants = []
        return variants

    def added_to_nothing(self, query):
        wanted = []
        try:
            variants = self.llm.invoke(query).splitlines()
        except Exception:  # expect: MLA102
            variants = []
        wanted.extend(variants)
        return wanted

    def counted(self, query):
        try:
            variants = self.llm.invoke(query).splitlines()
        except Exception:  # expect: MLA102
            variants = []
        return [query] + variants, len(variants)
