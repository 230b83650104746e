# seen in: khoj-ai/khoj src/khoj/processor/operator/grounding_agent.py@ae229ca894c0b80ad84664afcfdde523b5e87057
from openai import OpenAI

client = OpenAI()
SHARED_PROMPT = "Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to."


def triage(text):
    system_prompt = (  # expect: MLA906
        "You are careful and short. "
        "Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to."
    )
    other_prompt = "Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to. Read the letter and name the department that it belongs to." + text
    return client.responses.create(model="gpt-4o", instructions=system_prompt, input=other_prompt)
