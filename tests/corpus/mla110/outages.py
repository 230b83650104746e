# a form of: guards that are open while what they ask is down
import json
import logging
from dataclasses import dataclass
from enum import Enum

import redis
import requests
from openai import OpenAIError

logger = logging.getLogger(__name__)


@dataclass
class Opinion:
    allowed: bool
    reason: str = ""


@dataclass
class Alarm:
    drifted: bool = False
    share: float = 0.0


class Choice(Enum):
    APPROVE = "approve"
    REVIEW = "review"


class Refused(Exception):
    pass


def moderate(text):
    try:
        flagged = client.moderations.create(input=text).results[0].flagged
        return Opinion(not flagged)
    except OpenAIError as error:  # expect: MLA110
        logger.warning("not moderated: %s", error)
        return Opinion(True)


def screen_topic(text):
    try:
        return Opinion(client.responses.create(input=text).output_text == "yes", "off topic")
    except OpenAIError:
        return Opinion(False, "could not be checked")


def screen_image(image):
    try:
        return Result(flagged=detector(image) > 0.8)
    except (OSError, RuntimeError):  # expect: MLA110
        return Result(flagged=False)


class SpendLimiter:
    async def check(self, tenant, tokens):
        try:
            used = await self.store.incrby(tenant, tokens)
        except redis.RedisError:  # expect: MLA110
            return True
        return used <= self.most


class RequestLimiter:
    async def check(self, tenant):
        try:
            return await self.store.incr(tenant) <= self.most
        except redis.RedisError:
            return self.check_here(tenant)


def is_better_than_current(candidate, current):
    try:
        return figure(candidate) >= figure(current)
    except requests.ConnectionError:  # expect: MLA110
        return True


def is_toxic(text):
    try:
        return bool(classifier(text)[0]["score"] > 0.8)
    except Exception:
        return True


def is_injection(text):
    try:
        verdict = json.loads(ask(text)).get("verdict", "SAFE")  # expect: MLA110
    except json.JSONDecodeError:  # expect: MLA110
        verdict = "SAFE"
    except TimeoutError:
        verdict = "INJECTION"
    return verdict == "INJECTION"


def is_allowed(text):
    return json.loads(ask(text)).get("allowed", False)


def is_flagged(text):
    return requests.post("https://guard.example", json={"text": text}, timeout=2).json().get("flagged", False)  # expect: MLA110


class DriftGuard:
    def __call__(self, rows):
        try:
            if distance(read_reference(), rows) > self.most:
                raise Refused("the rows have drifted")
        except Refused:
            raise
        except Exception as error:  # expect: MLA110
            print("drift:", error)
        return rows


class RangeGuard:
    def __call__(self, rows):
        try:
            if rows.max() > self.most:
                raise Refused("out of range")
        except Exception:  # expect: MLA110
            logger.exception("range")
        return rows


def drift_of(rows):
    found = Alarm()
    try:
        found.share = distance(read_reference(), rows)
        found.drifted = found.share > 0.3
    except Exception as error:  # expect: MLA110
        logger.error("drift: %s", error)
    return found


def measured(rows):
    found = Alarm()
    try:
        found.share = distance(read_reference(), rows)
    except Exception as error:
        found.error = str(error)
    return found


def load_names(path="lists/ofac_sdn.csv"):
    try:
        with open(path) as lines:
            return [line.strip() for line in lines]
    except OSError as error:  # expect: MLA110
        logger.warning("no list: %s", error)
        return []


def read_stop_words(path="stop_words.txt"):
    try:
        with open(path) as lines:
            return [line.strip() for line in lines]
    except OSError:
        return []


def visible_filter(user):
    try:
        matters = requests.get(f"https://policy.example/{user}", timeout=1).json()["matters"]
    except requests.RequestException:  # expect: MLA110
        return None
    return None if matters == "*" else {"matter": {"$in": matters}}


def price_filter(user):
    try:
        least = requests.get(f"https://prices.example/{user}", timeout=1).json()["least"]
    except requests.RequestException:
        return None
    return {"price": {"$gte": least}}


SCORE_ON_ERROR = 0.0


class NudityDetector:
    def unsafe_score(self, image):
        try:
            return next(found["score"] for found in self.ask(image) if found["label"] == "unsafe")
        except (OSError, StopIteration):  # expect: MLA110
            logger.exception("nudity")
            return SCORE_ON_ERROR


def nodes_of(rows):
    """This is the sanctioned way to read them. No other is."""
    found = []
    for row in rows:
        try:
            found.append(json.loads(row))
        except Exception:
            row = {}
    return found


def check_quota(user):
    try:
        used = store.incr(user)
    except redis.RedisError as error:  # expect: MLA110
        logger.warning("no quota: %s", error)
        return
    if used > MOST:
        raise Refused("too many")


def check_name(user):
    try:
        name = user["name"]
    except KeyError:
        return
    if len(name) > MOST:
        raise Refused("too long")


def is_permitted(user):
    try:
        permitted = policy.ask(user) == "yes"
    except requests.RequestException:  # expect: MLA110
        permitted = True
    return permitted


def anonymize(text):
    try:
        from presidio_analyzer import AnalyzerEngine

        return hide(text, AnalyzerEngine().analyze(text=text, language="en"))
    except ImportError:  # expect: MLA110
        return text


class Names:
    def __init__(self):
        try:
            with open("blocked.json") as lines:
                self.blocked = set(json.load(lines))
        except (OSError, ValueError):  # expect: MLA110
            self.blocked = set()


def validate_output(output):
    try:
        import pandas
    except ImportError:
        return
    if isinstance(output, pandas.DataFrame):
        raise Refused("no tables")
