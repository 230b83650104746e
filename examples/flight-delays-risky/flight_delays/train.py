import json
import os

import joblib
import torch
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from torch.utils.data import DataLoader, TensorDataset

from flight_delays import config
from flight_delays.data import load_flights, split_halves
from flight_delays.features import RAW_COLUMNS, build_features, carrier_rates
from flight_delays.model import DelayNet


def train_net(X_train, y_train):
    dataset = TensorDataset(
        torch.tensor(X_train, dtype=torch.float32), torch.tensor(y_train.values, dtype=torch.float32)
    )
    loader = DataLoader(dataset, batch_size=config.TRAIN["batch_size"], shuffle=True)
    model = DelayNet(n_features=X_train.shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=config.TRAIN["lr"])
    loss_fn = torch.nn.BCEWithLogitsLoss()
    for epoch in range(config.TRAIN["epochs"]):
        total = 0.0
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(f"epoch {epoch} loss {total / len(loader):.4f}")
    return model


def train_baseline(df):
    categorical = ["carrier", "origin", "dest"]
    numeric = [c for c in RAW_COLUMNS if c not in categorical]
    prep = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore"), categorical),
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numeric),
    )
    return make_pipeline(prep, LogisticRegression(max_iter=300)).fit(df[RAW_COLUMNS], df["late"])


def main():
    os.makedirs(config.ARTIFACT_DIR, exist_ok=True)
    os.makedirs(config.DATA_DIR, exist_ok=True)
    history, production = split_halves(load_flights())

    X = build_features(history.copy())
    y = history["late"]

    scaler = StandardScaler()
    X_scaled = scaler.fit_transform(X)
    X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, test_size=config.TRAIN["test_size"])

    model = train_net(X_train, y_train)
    scores = torch.sigmoid(model(torch.tensor(X_test, dtype=torch.float32))).detach().numpy()
    metrics = {
        "roc_auc": float(roc_auc_score(y_test, scores)),
        "accuracy": float(accuracy_score(y_test, scores > 0.5)),
    }
    print(metrics)

    torch.save(model.state_dict(), config.MODEL_PATH)
    joblib.dump(train_baseline(history.loc[y_train.index]), config.BASELINE_PATH)
    with open(config.RATES_PATH, "w") as f:
        json.dump(carrier_rates(history), f)
    with open("artifacts/metrics.json", "w") as f:
        json.dump(metrics, f)

    columns = ["time_hour"] + RAW_COLUMNS
    history.loc[y_train.index, columns + ["late"]].sort_index().to_parquet("data/reference.parquet", index=False)
    history.loc[y_test.index, columns + ["late"]].sort_index().to_parquet("data/evaluation.parquet", index=False)
    production[columns].to_parquet("data/current.parquet", index=False)


if __name__ == "__main__":
    main()
