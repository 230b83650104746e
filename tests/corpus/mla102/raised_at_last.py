# a form of: a load that is tried several times, and whose last failure is raised behind the loop
"""What is tried again, and raised once the tries have run out; and what is only printed then."""

import time

import joblib
from huggingface_hub import hf_hub_download
from openai import OpenAI

client = OpenAI(timeout=10)


def fetch(repo, name, tries=5):
    while tries > 0:
        try:
            path = hf_hub_download(repo_id=repo, filename=name, revision="0f1e2d3")
            break
        except Exception:
            print("once more")
            tries -= 1
    if tries == 0:
        raise RuntimeError("the weights could not be fetched")
    return path


def ask(prompt):
    answer = None
    for attempt in range(3):
        try:
            answer = client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text
            break
        except Exception as error:
            print(attempt, error)
            time.sleep(attempt)
            continue
    else:
        raise RuntimeError("nobody answers")
    return answer


def load(paths):
    model = None
    for path in paths:
        try:
            model = joblib.load(path)
        except Exception as error:
            print(path, error)
            continue
        break
    if model is None:
        raise FileNotFoundError("no model could be read")
    return model


def fetch_or_not(repo, name, tries=5):
    path = "models/last"
    while tries > 0:
        try:
            path = hf_hub_download(repo_id=repo, filename=name, revision="0f1e2d3")
            break
        except Exception:  # expect: MLA102 as warning
            print("once more")
            tries -= 1
    if tries == 0:
        print("the weights could not be fetched")
    return path


def fetch_all(repo, names):
    paths = []
    for name in names:
        try:
            paths.append(hf_hub_download(repo_id=repo, filename=name, revision="0f1e2d3"))
        except Exception:  # expect: MLA102 as warning
            print("left out", name)
    if names is None:
        raise ValueError("nothing was asked for")
    return paths
