# seen in: jpdacostaza/ai-rag-test memory/functions/memory_filter.py@37413c54616b3b91d76219ed2b0101be5f0107dc
"""Notes that are put beside a question, and those that it is answered from."""

import logging

import requests

logger = logging.getLogger(__name__)


class Filter:
    def recall(self, user, text):
        try:
            answer = requests.post("http://notes/recall", json={"user": user, "text": text}, timeout=5)
            answer.raise_for_status()
            return answer.json()["notes"]
        except Exception as error:  # expect: MLA109 as info
            logger.error("no notes: %s", error)
            return []

    def inlet(self, body):
        notes = self.recall(body["user"], body["text"])
        if notes:
            body["messages"].insert(0, {"role": "system", "content": "; ".join(notes)})
        return body


class Answers:
    def passages(self, text):
        try:
            answer = requests.post("http://index/search", json={"text": text}, timeout=5)
            answer.raise_for_status()
            return answer.json()["passages"]
        except Exception as error:  # expect: MLA109
            logger.error("no passages: %s", error)
            return []

    def ask(self, text):
        passages = self.passages(text)
        if passages:
            text = "; ".join(passages) + text
        return self.model.generate(text)
