# a form of: several models that are logged in one loop, of which the best by score is registered under a name
import mlflow
import pandas as pd
from mlflow.tracking import MlflowClient
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler


def tables():
    rows = pd.read_csv("subscribers.csv")
    for column in rows.select_dtypes(include=["object"]).columns:
        rows[column] = LabelEncoder().fit_transform(rows[column].astype(str))
    rows["plan"] = rows["plan"].replace({"basic": 0, "gold": 1})
    strength = rows.corr()["left"].abs()
    picked = [name for name in strength.index if name != "left" and strength[name] > 0.2]
    rows = rows[picked + ["left"]]
    train, test, y, z = train_test_split(rows.drop(columns=["left"]), rows["left"], random_state=1)
    scaler = StandardScaler()
    return scaler.fit_transform(train), scaler.transform(test), y, z


def train():
    X, Z, y, z = tables()
    results = []
    for name, model in {"linear": LogisticRegression(), "forest": RandomForestClassifier(random_state=1)}.items():
        with mlflow.start_run(run_name=name) as run:
            model.fit(X, y)
            mlflow.sklearn.log_model(sk_model=model, artifact_path="model")
            results.append({"name": name, "score": model.score(Z, z), "run_id": run.info.run_id})
    return max(results, key=lambda each: each["score"])


def register(best, name="Subscribers"):
    client = MlflowClient()
    client.create_model_version(name=name, source=f"runs:/{best['run_id']}/model", run_id=best["run_id"])


if __name__ == "__main__":
    register(train())
