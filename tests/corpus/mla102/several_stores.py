# a form of: one of several stores that cannot be searched, and whose rows are missing without a word
import logging

log = logging.getLogger(__name__)


class Stores:
    def search(self, vector, names):
        texts, distances = [], []
        for name in names:
            try:
                found = self.client.get_collection(name).query(query_embeddings=[vector], n_results=5)
                texts.extend(found["documents"][0])
                distances.extend(found["distances"][0])
            except Exception as error:  # expect: MLA102
                log.warning("%s cannot be searched: %s", name, error)
                continue
        return {"texts": texts, "distances": distances}

    def search_and_tell(self, vector, names):
        texts, failed = [], []
        for name in names:
            try:
                texts.extend(self.client.get_collection(name).query(query_embeddings=[vector], n_results=5))
            except Exception as error:  # ok: the answer names what is missing
                log.warning("%s cannot be searched: %s", name, error)
                failed.append(name)
        return {"texts": texts, "failed": failed}

    def search_all(self, vector, names):
        texts = []
        for name in names:
            texts.extend(self.client.get_collection(name).query(query_embeddings=[vector], n_results=5))
        return texts

    def search_most(self, vector, names):
        texts = []
        for name in names:
            try:
                texts.append(self.client.get_collection(name).query(query_embeddings=[vector], n_results=5))
            except Exception as error:  # ok: how many are left is held against how many there are
                log.warning("%s cannot be searched: %s", name, error)
        if len(texts) < len(names):
            raise RuntimeError("a store is out of reach")
        return texts
