# seen in: MLOpsGroup9/FrontShiftAI backend/api/unified_agent.py@f0f36addb3e114ffb9605d38a863ecc40aa17d54
"""Labels that a language model was to give, and that stand there when it cannot."""

import json

import ollama


def detect_intent(text: str, llm_client) -> dict:
    try:
        found = json.loads(llm_client.chat([{"role": "user", "content": text}]))
        return {"agent": found.get("agent", "search"), "confidence": "medium"}
    except Exception as error:  # expect: MLA109
        print("no intent:", error)
        return {"agent": "ticket", "confidence": "low"}


def route_query(text: str) -> str:
    try:
        route = ollama.chat(model="small", messages=[{"role": "user", "content": text}])["message"]["content"]
    except Exception:  # expect: MLA109
        route = "search"
    return route


def triage(text: str, chain) -> str:
    try:
        urgency = chain.invoke({"text": text}).urgency
    except Exception as error:  # expect: MLA109
        print("no urgency:", error)
        urgency = "low"
    return urgency


def named(text: str, llm_client) -> dict:
    try:
        return {"intent": llm_client.chat(text), "source": "model"}
    except Exception:
        return {"intent": "search", "source": "rules"}


def classify(text: str, llm_client) -> str:
    try:
        return llm_client.chat(text)
    except Exception:
        raise
