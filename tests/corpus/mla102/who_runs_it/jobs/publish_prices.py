# a form of: a program that another program runs
"""Register the newest model of prices."""

import os

import mlflow


def publish():
    if not os.path.exists("models/prices"):  # expect: MLA102 as warning
        print("Error: models/prices not found")
        return
    mlflow.register_model("models/prices", "prices")


if __name__ == "__main__":
    publish()
