def ask(text):
    prompt = f"Summarise in one sentence: {text}"
    prompt_v2 = "Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to."
    return prompt + prompt_v2
