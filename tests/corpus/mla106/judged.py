"""Asked again until it answers is no agent: MLA104 says what is wrong with it."""

import time

import openai


def judge(text):
    while True:
        try:
            return openai.ChatCompletion.create(model="gpt-4", messages=[text], max_tokens=30)
        except openai.error.RateLimitError:
            time.sleep(3)


def agent(task):
    said = [task]
    while True:
        reply = openai.ChatCompletion.create(model="gpt-4", messages=said, max_tokens=300)  # expect: MLA106
        if reply["choices"][0]["finish_reason"] == "stop":
            return reply
        said.append(reply["choices"][0]["message"])
