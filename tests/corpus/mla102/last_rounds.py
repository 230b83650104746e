# a form of: a loop whose `try` reads the item, and whose rest works on what was read
import cv2
import pandas as pd
import requests
from PIL import Image


def label_all(paths, model):
    labels = {}
    for path in paths:
        try:
            picture = Image.open(path)
        except Exception as error:  # expect: MLA102
            print("cannot open", path, error)
        labels[path] = model.predict(picture)
    return labels


def join_days(days):
    tables = []
    for day in days:
        try:
            table = pd.read_csv(f"{day}.csv")
        except Exception:  # expect: MLA102
            pass
        tables.append(table.assign(day=day))
    return pd.concat(tables)


def rates(cities):
    found = {}
    for city in cities:
        try:
            answer = requests.get(f"https://rates.example/{city}", timeout=5)
        except Exception as error:  # expect: MLA102
            print(error)
        found[city] = answer.json()["rate"]
    return found


def label_those_that_open(paths, model):
    labels = {}
    for path in paths:
        try:
            picture = Image.open(path)
        except Exception as error:
            print("cannot open", path, error)
            continue
        labels[path] = model.predict(picture)
    return labels


def label_with_marks(paths, model):
    labels = {}
    for path in paths:
        picture = None
        try:
            picture = cv2.imread(path)
        except Exception as error:
            print("cannot open", path, error)
        labels[path] = model.predict(picture) if picture is not None else "unreadable"
    return labels


async def streamed(client, cities):
    for city in cities:
        try:
            answer = await client.get(f"/rates/{city}")
            row = pd.read_json(answer.text)
        except Exception as error:  # expect: MLA102
            print(error)
        yield city, row
