# seen in: haotian-liu/LLaVA llava/eval/eval_gpt_review.py@c121f0432da27facab705978f83c4ada465e46fd
"""A judge that is asked until it answers."""

import time

import openai


def judge(text):
    while True:
        try:
            response = openai.ChatCompletion.create(model="gpt-4", messages=[text], max_tokens=30)  # expect: MLA104
            break
        except openai.error.RateLimitError:
            pass
        except Exception as error:
            print(error)
        time.sleep(3)
    return response["choices"][0]["message"]["content"]


def judge_five_times(text):
    for attempt in range(5):
        try:
            return openai.ChatCompletion.create(model="gpt-4", messages=[text], max_tokens=30)
        except openai.error.RateLimitError:
            time.sleep(2**attempt)
    raise RuntimeError("no judgement")
