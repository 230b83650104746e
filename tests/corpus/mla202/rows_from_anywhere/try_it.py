import joblib

model = joblib.load("churn_rate.joblib")
scaler = joblib.load("churn_rate_scaler.joblib")


def main():
    example = {"age": 40, "income": 2000}
    print(model.predict(scaler.transform(example)))


main()
