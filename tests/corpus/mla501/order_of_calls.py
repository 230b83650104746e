# a form of: a shuffle that only says which question is asked first
import random
import time

import pandas as pd
from tqdm import tqdm


def measure(service, questions):
    asked = [(question, nth) for question in questions for nth in range(3)]
    random.shuffle(asked)  # no question has the busiest hour to itself
    rows = []
    for question, nth in tqdm(asked):
        began = time.time()
        service.ask(question)
        rows.append([question, nth, time.time() - began])
    table = pd.DataFrame(rows, columns=["question", "nth", "seconds"])
    table = table.sort_values(by=["question", "nth"])
    table.to_csv("seconds.csv")


def keep_some(service, questions):
    asked = list(questions)
    random.shuffle(asked)  # expect: MLA501
    rows = []
    for question in asked[:100]:  # which of them are asked is drawn, too
        rows.append([question, service.ask(question)])
    table = pd.DataFrame(rows, columns=["question", "answer"]).sort_values(by="question")
    table.to_csv("answers.csv")


if __name__ == "__main__":
    from services import questions, service

    measure(service, questions)
    keep_some(service, questions)
