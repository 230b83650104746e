# seen in: roboflow/inference inference/core/workflows/core_steps/models/foundation/anthropic_claude/v3.py@3bb973b5ca52076a167d39e22853686fe85138c3
"""A module that is a version: the next one stands beside it."""


def summary(client, text):
    system_prompt = (
        "Read the letter and name the department that it belongs to. Say how urgent it is, from one to five. "
        "Give one sentence that says why. Where no patient is named, answer UNKNOWN, and never repeat a name or "
        "a date of birth."
    )
    return client.responses.create(model="gpt-4o", instructions=system_prompt, input=text)
