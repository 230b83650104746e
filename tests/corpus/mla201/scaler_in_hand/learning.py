# a form of: a script that trains, saves, reads its own model back and asks it with the scaler still in hand
import joblib
from sklearn.svm import SVC


class Learner:
    def learn(self, rows, kinds):
        return SVC().fit(rows, kinds)


def save(model, path):
    joblib.dump({"model": model}, path)
