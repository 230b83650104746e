# seen in: Kalyani9618/Heart-Disease chatbot_service/agents/heart_predictor.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
"""Answers that count as checked where nobody could check them."""

import logging

log = logging.getLogger(__name__)


async def explain(model, grader, question):
    answer = await model.generate(question)
    is_grounded = True  # expect: MLA110
    if grader:
        try:
            is_grounded = await grader.grade(answer)
        except Exception as error:
            log.warning("the grader is out: %s", error)
    return {"answer": answer, "is_grounded": is_grounded}


def moderate(client, text):
    safe = True  # expect: MLA110
    try:
        safe = client.classify(text)
    except Exception:
        pass
    if not safe:
        raise ValueError("refused")
    return text


def careful(client, text):
    safe = False
    try:
        safe = client.classify(text)
    except Exception as error:
        log.warning("no answer: %s", error)
    return safe


def says_so(client, text):
    safe = True
    try:
        safe = client.classify(text)
    except Exception as error:
        log.warning("no answer: %s", error)
        safe = None
    return safe


def unread(client, text):
    safe = True
    try:
        safe = client.classify(text)
        log.info("%s", safe)
    except Exception as error:
        log.warning("no answer: %s", error)
    return text


def another_matter(client):
    connected = True
    try:
        connected = client.ping()
    except Exception as error:
        log.warning("no answer: %s", error)
    return connected
