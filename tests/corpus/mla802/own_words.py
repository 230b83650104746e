# a form of: a message that the settings list, and a verdict of a few tokens
import logging
import random

from fastapi import FastAPI

log = logging.getLogger(__name__)
app = FastAPI()


class Talker:
    def __init__(self, config, llm):
        self.llm = llm
        self.greetings = config.greetings.copy()

    def greet(self, kind):
        if kind in self.greetings:
            utterance = random.choice(self.greetings[kind])
            log.info("greets with: %s", utterance)
            return utterance
        utterance = self.llm.generate(kind)
        log.info("greets with: %s", utterance)  # expect: MLA802 as warning
        return utterance

    async def is_fit(self, prompt, max_tokens=None):
        response = await self.llm.generate(prompt, max_tokens=max_tokens or 3)
        log.info("the check says: %s", response)
        return "yes" in response

    async def answer(self, prompt):
        response = await self.llm.generate(prompt, max_tokens=300)
        log.info("answers: %s", response)  # expect: MLA802 as warning
        return response


@app.post("/talk")
async def talk(kind: str, prompt: str):
    talker = Talker(app.state.config, app.state.llm)
    if not await talker.is_fit(prompt):
        return {"answer": talker.greet(kind)}
    return {"answer": await talker.answer(prompt)}
