# a form of: a table of patients whose ages are days, and a form that asks for years
import click
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier


@click.command()
@click.option("--table", default="cardio.csv")
@click.option("--model-path", default="cardio.joblib")
def main(table, model_path):
    rows = pd.read_csv(table, sep=";")
    rows["age"] = (rows["age"] / 365.25).round(1)
    rows["weight"] = rows["weight"] / 2.2046
    model = GradientBoostingClassifier().fit(rows[["age", "weight", "ap_hi"]], rows["cardio"])
    joblib.dump(model, model_path)


if __name__ == "__main__":
    main()
