# seen in: mindiya12/Fish-price-predictor backend/scripts/train_models_xgb.py@28665e4b1522c9fb7b4e7bc193619c0596e7d35b
"""Errors of 0 that nobody measured."""

from sklearn.metrics import mean_absolute_error

from measures import all_of


def trained(model, rows, held_back, labels):
    model.fit(rows)
    if len(held_back) > 0:
        rmse, mae, r2 = all_of(labels, model.predict(held_back))
    else:
        rmse, mae, r2 = 0.0, 0.0, 0.0  # expect: MLA109
    return {"rmse": rmse, "mae": mae, "r2": r2}


def trained_once(model, held_back, labels):
    if not len(held_back):
        mae = 0  # expect: MLA109
    else:
        mae = mean_absolute_error(labels, model.predict(held_back))
    return mae


def none_of_them(model, held_back, labels):
    if len(held_back) > 0:
        rmse, mae, r2 = all_of(labels, model.predict(held_back))
    else:
        rmse, mae, r2 = None, None, None
    return {"rmse": rmse, "mae": mae, "r2": r2}


def worst(model, held_back, labels):
    if len(held_back) > 0:
        mae = mean_absolute_error(labels, model.predict(held_back))
    else:
        mae = 1e9
    return mae


def metrics(rows):
    return [
        {
            "horizon": row[0],
            "rmse": float(row[1]) if row[1] is not None else 0,  # expect: MLA109
            "mae": float(row[2]) if row[2] is not None else 0,
        }
        for row in rows
    ]


def told(row):
    return {
        "rmse": float(row[1]) if row[1] is not None else None,
        "r2": float(row[2]) if row[2] is not None else 0,
        "count": int(row[3]) if row[3] is not None else 0,
    }


def started(total, rows):
    if rows:
        mae = total / len(rows)
    else:
        mae = 0.0
    return mae
