import joblib
from cleaning import split
from sklearn.linear_model import LogisticRegression


def train(session, table_id):
    known, _, y_known, _ = split(session, table_id)
    model = LogisticRegression().fit(known, y_known)
    joblib.dump(model, "leaves.joblib")
