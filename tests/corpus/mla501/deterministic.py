"""Nothing here is drawn without a seed."""

import random

import numpy as np
import xgboost as xgb
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from transformers import Trainer, TrainingArguments

PARAMS = {"n_estimators": 300, "random_state": 11}


def boosted(X, y):
    return GradientBoostingClassifier(**PARAMS).fit(X, y)


def neighbours(X, y):
    return KNeighborsClassifier().fit(X, y), SVC().fit(X, y)


def trees(X, y):
    booster = xgb.XGBClassifier(n_estimators=50)
    booster.fit(X, y)
    return booster


def finetune(model, rows):
    trainer = Trainer(model=model, args=TrainingArguments(output_dir="out"), train_dataset=rows)
    trainer.train()


def synthetic(n):
    rng = np.random.default_rng(3)
    return rng.normal(size=(n, 4)), [random.Random(5).random() for _ in range(n)]


if __name__ == "__main__":
    features, labels = synthetic(100)
    boosted(features, labels)
    neighbours(features, labels)
    trees(features, labels)
    finetune(None, features)
