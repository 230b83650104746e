# a form of: models of which some learn from scaled rows and some do not; which of them is served nobody can tell
import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

rows = pd.read_csv("subscribers.csv")
X, y = rows[["months", "charges", "paperless"]], rows["left"]
scaled = StandardScaler().fit_transform(X)
results = []
for name, model, table in [
    ("linear", LogisticRegression(), scaled),
    ("forest", RandomForestClassifier(random_state=1), X),
]:
    with mlflow.start_run(run_name=name) as run:
        model.fit(table, y)
        mlflow.sklearn.log_model(sk_model=model, artifact_path="model")
        results.append({"model": model, "score": model.score(table, y), "run_id": run.info.run_id})
best = max(results, key=lambda each: each["score"])
mlflow.register_model(f"runs:/{best['run_id']}/model", "Subscribers")
joblib.dump(best["model"], "best.joblib")
