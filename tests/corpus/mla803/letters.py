import hashlib

import mlflow
from openai import OpenAI

client = OpenAI()
LETTER_PROMPT = "Write to {name} at {address}."


def letter(customer):
    prompt = f"Write a reminder to {customer.full_name} ({customer.email})."  # expect: MLA803
    filled = LETTER_PROMPT.format(name=customer.first_name, address=customer.home_address)  # expect: MLA803
    safe_prompt = f"Write a reminder to {pseudonym(customer.full_name)} about order {customer.order_id}."
    subject = f"Reminder for {customer.full_name}"
    return client.responses.create(model="gpt-4o", input=prompt + filled + safe_prompt), subject


def messages(row):
    return [{"role": "user", "content": f"Summarise: {row['diagnosis']}"}]  # expect: MLA803


def track(patient):
    mlflow.log_params({"patient": patient["patient_name"]})  # expect: MLA803
    mlflow.log_params({"patient": hashlib.sha256(patient["patient_name"].encode()).hexdigest()})
    mlflow.log_params({"depth": patient["depth"]})
