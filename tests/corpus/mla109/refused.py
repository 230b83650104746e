# seen in: microsoft/dstoolkit-mlops-v2 src/sequence_model/common/seq_model.py@3aa301ab938d92f5734c53a86cb9d80af166a8a2
import logging

logger = logging.getLogger(__name__)


class NextWord:
    def predict(self, words):
        if len(words) < self.longest:
            return self.table.get(words, [])
        else:
            print("the text is too long: at most", self.longest)
            return []  # expect: MLA109

    def predict_one(self, word):
        if self.table is None:
            logger.error("the table was not loaded")
            return {}  # expect: MLA109
        if word not in self.table:
            logger.info("nothing follows %s", word)
            return {}  # ok: nothing came out
        return self.table[word]

    def predict_or_raise(self, words):
        if len(words) >= self.longest:
            raise ValueError(f"at most {self.longest} words")
        return self.table.get(words, [])

    def recommend(self, user):
        if not user.likes:
            return []
        return self.near(user.likes)

    def prepare(self, words):
        if len(words) >= self.longest:
            logger.warning("the text is too long")
            return []  # another matter than a prediction
        return [word.lower() for word in words]
