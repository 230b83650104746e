import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

rows = pd.read_csv("staff.csv")
train, test, wanted, held_out = train_test_split(rows[["age", "pay"]], rows["stress"], random_state=0)
scaler = StandardScaler()
scaled = scaler.fit_transform(train)
model = LogisticRegression().fit(scaled, wanted)
print(accuracy_score(held_out, model.predict(scaler.transform(test))))


def ask(row: dict, *, is_scaled: bool) -> int:
    table = pd.DataFrame([row], columns=rows[["age", "pay"]].columns)
    if is_scaled:
        answer = model.predict(scaler.transform(table))
    else:
        answer = model.predict(table)
    return int(answer[0])


print(ask({"age": 30, "pay": 100}, is_scaled=True))
print(accuracy_score(wanted, model.predict(train)))  # expect: MLA202
