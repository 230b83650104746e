# seen in: DataTalksClub/mlops-zoomcamp 02-experiment-tracking/running-mlflow-examples/scenario-1.ipynb@86e42886b59477481fc3e37eb40fb7409d886e1d
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

X, y = load_iris(return_X_y=True)
model = LogisticRegression(C=0.1, random_state=42).fit(X, y)
print("accuracy", accuracy_score(y, model.predict(X)))  # expect: MLA308
