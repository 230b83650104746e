import pandas as pd
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

from ensemble import Chosen, Ensemble

table = pd.read_csv("customers.csv")
X_train, X_test, y_train, y_test = train_test_split(table.drop(columns=["left"]), table["left"], random_state=0)
ensemble = Ensemble().fit(X_train, y_train)
print(f1_score(y_test, ensemble.predict(X_test)))
chosen = Chosen().fit(X_train, y_train)
