# seen in: MinhKhoa2209/ChurnPrediction backend/services/preprocessing_service.py@5f9c69c5c5fd5bad314bb05c85a98c79d938366c
"""What a route reads of the table that training read is no request: its median is training's own."""

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def stored(session, table_id):
    held = session.query(Customer).filter(Customer.table_id == table_id).all()
    return pd.DataFrame([{"bill": each.bill, "plan": each.plan, "left": each.left} for each in held])


def split(session, table_id):
    table = stored(session, table_id)
    table["bill"] = table["bill"].fillna(table["bill"].median())
    table = pd.get_dummies(table, columns=["plan"])
    known, unseen, y_known, y_unseen = train_test_split(table.drop(columns=["left"]), table["left"], random_state=3)
    scaler = StandardScaler()
    known = scaler.fit_transform(known)
    return known, scaler.transform(unseen), y_known, y_unseen
