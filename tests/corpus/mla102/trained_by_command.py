# a form of: a training that is started as a command, and of whose status nobody hears
"""Watch the error of the model of a week, and train anew."""

import subprocess
import sys

import pandas as pd

scores = pd.read_csv("scores.csv")
if scores["error"].mean() > 0.3:
    subprocess.run([sys.executable, "src/train.py"])  # expect: MLA102 as warning


def again():
    done = subprocess.run([sys.executable, "src/train.py"])
    if done.returncode:
        raise RuntimeError("no new model")
    subprocess.run([sys.executable, "src/retrain.py"], check=True)
    subprocess.run(["git", "status"])
