# seen in: arthurcornelio88/stripe_model_training model_training_api/src/train.py
import xgboost as xgb
from catboost import CatBoostClassifier


def learn(X_train, y_train, X_val, y_val, settings):
    model = CatBoostClassifier(**settings)
    model.fit(X_train, y_train, eval_set=(X_val, y_val), early_stopping_rounds=50)
    return model


def watch(X_train, y_train, X_val, y_val):
    model = xgb.XGBClassifier(n_estimators=200)
    model.fit(X_train, y_train, eval_set=[(X_val, y_val)])
    return model


class Trainer:
    def train(self, rows, labels, val_rows=None, val_labels=None):
        model = xgb.XGBClassifier(early_stopping_rounds=20)
        model.fit(rows, labels, eval_set=[(val_rows, val_labels)])
        return model
