# seen in: AnhPhiNe/student-handbook-rag-chatbot src/generation/gemini_client.py@35a014da56378913d8c18cc233ae57e99d680d7c
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

from google import genai


class Writer:
    """Asks in a thread of its own, and gives it up after a while."""

    def __init__(self, key, seconds=30):
        self.seconds = seconds
        self.client = genai.Client(api_key=key)

    def write(self, prompt, client=None):
        asked = client or self.client
        pool = ThreadPoolExecutor(max_workers=1)
        waiting = pool.submit(asked.models.generate_content, model="gemini-2.5-flash", contents=prompt)
        try:
            return waiting.result(timeout=self.seconds).text
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def write_with(self, key, prompt):
        other = genai.Client(api_key=key)
        return self.write(prompt, client=other)


class Stream:
    def __init__(self, key, seconds):
        self.seconds = seconds
        self.client = genai.Client(api_key=key)

    def parts(self, prompt):
        said = queue.Queue()

        def work():
            for part in self.client.models.generate_content_stream(model="gemini-2.5-flash", contents=prompt):
                said.put(part.text)
            said.put(None)

        threading.Thread(target=work, daemon=True).start()
        while (text := said.get(timeout=self.seconds)) is not None:
            yield text


class ClosesItsPool:
    """The block ends when all of its threads have: what was given up is waited for after all."""

    def __init__(self, key):
        self.client = genai.Client(api_key=key)

    def ask(self, prompt):
        return self.client.models.generate_content(model="gemini-2.5-flash", contents=prompt)  # expect: MLA101

    def write(self, prompt):
        with ThreadPoolExecutor() as pool:
            return pool.submit(self.ask, prompt).result(timeout=30)  # expect: MLA101


class WaitsForEver:
    def __init__(self, key):
        self.client = genai.Client(api_key=key)

    def work(self, prompt, said):
        said.put(self.client.models.generate_content(model="gemini-2.5-flash", contents=prompt))  # expect: MLA101

    def write(self, prompt):
        said = queue.Queue()
        threading.Thread(target=self.work, args=(prompt, said)).start()
        return said.get()
