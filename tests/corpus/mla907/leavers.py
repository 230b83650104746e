# seen in: pip182/AITest test.py@3a0490b091f35957e85df90952192621b13db9d4
"""A network for a table of customers, and nothing to compare it with."""

import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

customers = pd.read_csv("customers.csv")
features = pd.get_dummies(customers.drop(columns=["left"]))
X_train, X_test, y_train, y_test = train_test_split(features, customers["left"], random_state=0)

network = Sequential([Dense(32, activation="relu"), Dense(1, activation="sigmoid")])  # expect: MLA907
network.compile(loss="binary_crossentropy", optimizer="adam")
network.fit(X_train, y_train, epochs=20)
print(accuracy_score(y_test, network.predict(X_test) > 0.5))
