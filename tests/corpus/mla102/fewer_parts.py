# a form of: parts that cannot be read, and items that fail, drop out with a log line, and the rest is taken for all
import logging
from pathlib import Path

import numpy as np
import pandas as pd
from datasets import concatenate_datasets, load_dataset
from fastapi import FastAPI

log = logging.getLogger(__name__)
app = FastAPI()


class Source:
    def all_sets(self):
        found = []
        for name in self.names:
            try:
                found.append(load_dataset(name, revision="2f1c"))
                log.info("loaded %s", name)
            except Exception as error:  # expect: MLA102
                log.error("not loaded: %s", error)
                continue
        if found:
            return concatenate_datasets([each["train"] for each in found])
        return None

    def all_days(self):
        frames = []
        for path in sorted(Path("days").glob("*.csv")):
            try:
                frames.append(pd.read_csv(path))
            except Exception as error:  # expect: MLA102
                log.warning("%s: %s", path, error)
        return pd.concat(frames)

    def all_days_counted(self):
        frames = []
        paths = sorted(Path("days").glob("*.csv"))
        for path in paths:
            try:
                frames.append(pd.read_csv(path))
            except Exception as error:  # ok: it is asked how many are left
                log.warning("%s: %s", path, error)
        if len(frames) < len(paths):
            raise RuntimeError("days are missing")
        return pd.concat(frames)

    def all_days_noted(self):
        frames, failed = [], []
        for path in sorted(Path("days").glob("*.csv")):
            try:
                frames.append(pd.read_csv(path))
            except Exception as error:  # ok: it is kept which failed
                failed.append((path, error))
        return pd.concat(frames), failed


@app.post("/tickets")
def tickets(items: list[dict]):
    results = []
    for number, item in enumerate(items):
        try:
            results.append({"number": number, "queue": sort_out(item)})
        except Exception as error:  # expect: MLA102
            log.error("ticket %d: %s", number, error)
    return {"total": len(items), "results": results}


@app.post("/tickets/counted")
def tickets_counted(items: list[dict]):
    results = []
    for number, item in enumerate(items):
        try:
            results.append({"number": number, "queue": sort_out(item)})
        except Exception as error:  # ok: the answer says how many came through
            log.error("ticket %d: %s", number, error)
    return {"total": len(items), "done": len(results), "results": results}


@app.post("/frames")
def frames(pictures: list[str]):
    scores = []
    for picture in pictures:
        try:
            scores.append(look_at(picture))
        except Exception as error:  # expect: MLA102
            log.error("frame: %s", error)
    return {"fake": float(np.mean(scores))}


@app.post("/frames/told")
def frames_told(pictures: list[str]):
    scores = []
    for picture in pictures:
        try:
            scores.append(look_at(picture))
        except Exception as error:  # ok: how many were looked at is in the answer
            log.error("frame: %s", error)
    return {"fake": float(np.mean(scores)), "frames": len(scores)}


@app.post("/frames/stacked")
def frames_stacked(pictures: list[str]):
    scores = []
    for picture in pictures:
        try:
            scores.append(look_at(picture))
        except Exception as error:  # expect: MLA102
            log.error("frame: %s", error)
    return {"fake": np.stack(scores).mean(), "all": np.mean(np.stack(scores), axis=0).tolist()}


@app.post("/frames/summed")
def frames_summed(pictures: list[str]):
    scores = []
    for picture in pictures:
        try:
            scores.append(look_at(picture))
        except Exception as error:  # expect: MLA102
            log.error("frame: %s", error)
    return {"fake": sum(scores) / len(scores)}


def highest_of_each(paths):
    rows = []
    for path in paths:
        try:
            day = pd.read_csv(path)
            rows.append({"day": path.stem, "highest": day["load"].max()})
        except Exception as error:  # expect: MLA102
            log.info("%s: %s", path, error)
    return pd.DataFrame(rows)
