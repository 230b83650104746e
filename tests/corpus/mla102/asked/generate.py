# seen in: ray-project/llm-applications rag/generate.py@2044d3faac9489379d3af5f555bbc36c4d7b33f6
import logging
import time

from providers import get_client

logger = logging.getLogger(__name__)


def send(model, messages):
    client = get_client(model)
    for _ in range(2):
        try:
            answer = client.chat.completions.create(model=model, messages=messages, max_tokens=200, timeout=20)
            return answer.choices[0].message.content
        except Exception as error:  # expect: MLA102
            print(f"failed: {error}")
            time.sleep(1)
    return ""


def send_or_raise(model, messages):
    client = get_client(model)
    try:
        answer = client.chat.completions.create(model=model, messages=messages, max_tokens=200, timeout=20)
        return answer.choices[0].message.content
    except Exception as error:
        logger.exception("the provider failed")
        raise RuntimeError("no answer") from error


def test_connectivity(model):
    try:
        get_client(model).chat.completions.create(model=model, messages=[], max_tokens=1, timeout=5)
        return True
    except Exception as error:
        logger.warning("not connected: %s", error)
        return False


async def rewrite(state, llm):
    try:
        answer = await llm.ainvoke(state["question"])
        return {"query": answer.content, "rewritten": True}
    except Exception:
        logger.exception("the question is kept as it is")
        return {"query": state["question"], "rewritten": False}
