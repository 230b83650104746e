# seen in: sadik-coban/car-price-prediction-pipeline pipeline/model_train.py
"""A holdout by which training stops and that is scored then; nothing else is held out."""

from catboost import CatBoostRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def main(X, y):
    X_pool, X_holdout, y_pool, y_holdout = train_test_split(X, y, test_size=0.2, random_state=42)
    model = CatBoostRegressor(iterations=2000, early_stopping_rounds=100)
    model.fit(X_pool, y_pool, eval_set=(X_holdout, y_holdout))  # expect: MLA302
    predicted = model.predict(X_holdout)
    print(r2_score(y_holdout, predicted[:, 1]))
    last = CatBoostRegressor(iterations=2000, use_best_model=False)
    last.fit(X_pool, y_pool, eval_set=(X_holdout, y_holdout))
    print(r2_score(y_holdout, last.predict(X_holdout)))
    test_export = X_holdout.copy()
    test_export.to_csv("held_out.csv", index=False)
