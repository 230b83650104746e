# a form of: a version of an API, which says nothing of the prompt
def summary(client, text):
    system_prompt = (  # expect: MLA906
        "Read the letter and name the department that it belongs to. Say how urgent it is, from one to five. "
        "Give one sentence that says why. Where no patient is named, answer UNKNOWN, and never repeat a name or "
        "a date of birth."
    )
    return client.responses.create(model="gpt-4o", instructions=system_prompt, input=text)
