# seen in: DeadMark70/multimodal-rag-translate agents/evaluator.py@d9af69fe8fab89da3c4efe48316677292d80ac25
"""Answers of a model that could not be read are told; what a user asked, and an answer that was read, are not."""

import json
import logging

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


class Judge:
    def _parse_scores(self, text: str):
        try:
            return json.loads(text)
        except ValueError:
            return None

    async def judge(self, question: str):
        response = await llm.ainvoke([question])
        scores = self._parse_scores(response.content)
        if not scores:
            logger.warning("no scores in %s", response.content[:200])
            return {}
        logger.info("judged by %s", response.content[:200])  # expect: MLA802
        return scores

    async def order(self, question: str):
        answer = await llm.ainvoke(question)
        try:
            return json.loads(answer)
        except json.JSONDecodeError:
            logger.warning("no JSON in %s", answer)
        wish = self._parse_scores(question)
        if wish is None:
            logger.warning("no wish in %s", question)  # expect: MLA802
        return wish


@app.post("/judge")
async def judge(question: str):
    return await Judge().judge(question) or await Judge().order(question)
