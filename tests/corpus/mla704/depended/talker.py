import asyncio

from llama_cpp import Llama


class Talker:
    def __init__(self, path):
        self.version = path
        self.network = self._opened(path)

    def _opened(self, path):
        return Llama(model_path=path)

    def is_loaded(self):
        return self.network is not None

    def say(self, text):
        return self.network.create_chat_completion(messages=[{"role": "user", "content": text}], max_tokens=200)

    async def say_later(self, text):
        return await asyncio.get_running_loop().run_in_executor(None, self.say, text)
