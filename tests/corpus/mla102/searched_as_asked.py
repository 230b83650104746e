# seen in: DeadMark70/multimodal-rag-translate data_base/query_transformer.py@d9af69fe8fab89da3c4efe48316677292d80ac25
"""A question that could not be written anew is searched for as it is; a text that could not be translated is none."""

import logging

log = logging.getLogger(__name__)


async def passage_for(question: str, llm) -> str:
    try:
        answer = await llm.ainvoke(f"Write a passage: {question}")
        return answer.content.strip()
    except Exception as error:  # expect: MLA102 as info
        log.warning("no passage: %s", error)
        return question


async def questions_for(question: str, llm) -> list[str]:
    try:
        answer = await llm.ainvoke(f"Ask otherwise: {question}")
        return [question, *answer.content.splitlines()]
    except Exception as error:  # expect: MLA102 as info
        log.warning("no questions: %s", error)
        return [question]


async def translated(texts: list[str], llm) -> list[str]:
    try:
        answer = await llm.ainvoke("\n".join(texts))
        return answer.content.splitlines()
    except Exception as error:  # expect: MLA102 as warning
        log.error("no translation: %s", error)
        return texts
