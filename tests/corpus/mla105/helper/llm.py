from openai import OpenAI

client = OpenAI(timeout=20)


def complete(text):
    return client.responses.create(model="m", input=text, max_output_tokens=200).output_text


def classify(text):
    return client.responses.create(model="m", input=text, max_output_tokens=5).output_text  # expect: MLA105 as info
