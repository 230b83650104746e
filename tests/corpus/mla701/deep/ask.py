import json

from openai import OpenAI


class Asker:
    def __init__(self):
        self.client = OpenAI(timeout=20)

    def chat(self, messages):
        return self._with_retry(messages)

    def _with_retry(self, messages):
        for _ in range(3):
            answer = self._by_provider(messages)
            if answer:
                return answer
        return ""

    def _by_provider(self, messages):
        return self._ask(messages)

    def _ask(self, messages):
        return self.client.chat.completions.create(model="small", messages=messages).choices[0].message.content


def asker() -> Asker:
    return Asker()


def intent(message):
    return json.loads(asker().chat([{"role": "user", "content": message}]))
