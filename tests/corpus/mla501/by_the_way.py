# seen in: danieleschmidt/customer-churn-predictor-mlops src/global_research_coordinator.py
"""The id of a run and the node that gets it shape no model; a file, a row and a node of a graph do."""

import random
import time

import pandas as pd
from sklearn.linear_model import LogisticRegression

from people import Person


class LoadBalancer:
    def pick(self, nodes):
        return random.choice(nodes)


def fitted(table):
    return LogisticRegression().fit(table[["age"]], table["left"])


def campaign(table, nodes):
    campaign_id = f"campaign_{int(time.time())}_{random.randint(1000, 9999)}"
    session_id = random.getrandbits(32)
    node = LoadBalancer().pick(nodes)
    return node, campaign_id, session_id, fitted(table)


def of_one_file():
    table = pd.read_csv(f"parts/part_{random.randint(0, 9)}.csv")  # expect: MLA501 as warning
    return fitted(table)


def of_people():
    people = []
    for _ in range(100):
        people.append(Person(name=f"p{random.randint(0, 9)}", age=random.randint(18, 90)))  # expect: MLA501 as info
    return fitted(pd.DataFrame(people))


def of_graph(nodes, edges):
    start = random.choice(nodes)  # expect: MLA501 as info
    return fitted(edges[edges["from"] == start])


if __name__ == "__main__":
    rows = pd.read_csv("rows.csv")
    campaign(rows, ["a", "b"])
    of_one_file()
    of_people()
    of_graph(list(rows["from"]), rows)
