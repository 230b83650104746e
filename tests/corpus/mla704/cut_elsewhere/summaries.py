from openai import OpenAI
from transformers import AutoTokenizer

client = OpenAI(timeout=20)
tokenizer = AutoTokenizer.from_pretrained("labels")


def summary_of(text):
    kept = tokenizer.decode(tokenizer(text, truncation=True, max_length=2000)["input_ids"])
    return client.responses.create(model="gpt-4o-mini", input=kept, max_output_tokens=300).output_text
