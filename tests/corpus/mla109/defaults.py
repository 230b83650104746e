# a form of: defaults, blanks and earlier answers that stand for what could not be asked
import json
import logging

import boto3
import numpy as np
import pandas as pd
import pydicom
import requests
import streamlit as st
import torch
from botocore.exceptions import ClientError
from sqlalchemy.exc import SQLAlchemyError
from torch.utils.data import Dataset
from transformers import pipeline

logger = logging.getLogger(__name__)
classifier = pipeline("sentiment-analysis")

TYPICAL = {"rating": 4.7, "trips": 55}
LABELS = {"0": "cat", "1": "dog"}


def sentiment(text):
    try:
        found = classifier(text)[0]
        return found["label"], found["score"]
    except Exception:  # expect: MLA109
        return "neutral", 0.5


def sentiment_or_none(text):
    try:
        found = classifier(text)[0]
        return found["label"], found["score"]
    except Exception:
        return None, "the classifier failed"


class Features:
    def of(self, driver):
        try:
            return self.store.get_online_features(features=list(TYPICAL), entity_rows=[driver]).to_dict()
        except Exception:  # expect: MLA109
            logger.exception("online store")
            return dict(TYPICAL)

    def settings_of(self, driver):
        try:
            return self.store.get_item(Key=driver)["Item"]
        except Exception:
            return dict(TYPICAL)

    def history(self, machine):
        try:
            return np.array(self.table.get_item(Key={"machine": machine})["Item"]["rms"])
        except Exception as error:  # expect: MLA109
            print("history", error)
            return np.zeros(32)

    def nothing(self, machine):
        try:
            return np.array(self.table.get_item(Key={"machine": machine})["Item"]["rms"])
        except Exception as error:
            print("history", error)
            return np.zeros(0)


class Surge:
    def __init__(self):
        self.runtime = boto3.client("sagemaker-runtime")
        self.last = 1.0
        self.rates = None

    def multiplier(self, features):
        try:
            answer = self.runtime.invoke_endpoint(EndpointName="surge", Body=json.dumps(features))
            self.last = float(answer["Body"].read())
        except (ClientError, ValueError) as error:  # expect: MLA109
            logger.warning("surge: %s", error)
        return self.last

    def current_rates(self):
        try:
            self.rates = requests.get("https://rates.example", timeout=2).json()
        except requests.RequestException as error:
            logger.warning("rates of an hour ago: %s", error)  # the same question, and it is said
        return self.rates


def rate_of(currency):
    try:
        rate = requests.get(f"https://rates.example/{currency}", timeout=2).json()["rate"]
    except requests.RequestException:  # expect: MLA109
        rate = 1.0
    return rate


def latest(engine):
    try:
        rows = pd.read_sql("select * from load", engine)
        st.session_state["load"] = rows
    except SQLAlchemyError:  # expect: MLA109
        rows = st.session_state.get("load")
    return rows


class Films(Dataset):
    def __getitem__(self, index):
        try:
            film = torch.from_numpy(pydicom.dcmread(self.paths[index]).pixel_array)
        except Exception:  # expect: MLA109
            film = torch.zeros(1, 384, 384)
        return film, self.labels[index]


class Policies:
    def search(self, question):
        try:
            return self.collection_of_policies.query(query_texts=[question], n_results=5)["documents"][0]
        except Exception as error:  # expect: MLA109
            logger.error("search: %s", error)
            return []


def limits_of(path):
    try:
        with open(path) as stream:
            return json.load(stream)
    except OSError:
        return {"confidence_threshold": 0.3}
