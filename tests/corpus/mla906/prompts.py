def triage():
    prompt = "Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to."
    return prompt
