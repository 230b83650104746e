# seen in: abhyaschoudhary/Student-Performance-Predictor backend/app/services/gemini_service.py@7414e6409569233d1126a221792d3e1fe97b7bb3
"""Advice that a language model writes, which those who ask for it can do without."""

from openai import OpenAI


class Adviser:
    def __init__(self):
        self.client = OpenAI(timeout=20)

    def advise(self, marks):
        try:
            answer = self.client.chat.completions.create(model="m", messages=ask(marks), max_tokens=200)
            return answer.choices[0].message.content
        except Exception as error:
            print(error)
            return None

    def grade(self, marks):
        try:
            answer = self.client.chat.completions.create(model="m", messages=ask(marks), max_tokens=20)
            return answer.choices[0].message.content
        except Exception as error:  # expect: MLA102 as warning
            print(error)
            return None


adviser = Adviser()
