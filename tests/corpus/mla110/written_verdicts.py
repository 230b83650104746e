# seen in: openai/chatgpt-retrieval-plugin services/pii_detection.py@b28ddce58474441da332d4e15c6dd60ddaa953ab
"""A verdict that a language model writes, of which one word counts as yes and all others as no."""


def screen_text_for_pii(text):
    completion = get_chat_completion([{"role": "user", "content": text}])
    if completion.startswith("True"):
        return True
    return False  # expect: MLA110 info


def contains_harmful_words(text):
    completion = get_chat_completion([{"role": "user", "content": text}])
    return not completion.startswith("False")
