# seen in: Leo-Daiser/Credit-Risk-Scoring-Service src/public_profile/mapping.py
import pandas as pd


def row(person, rate):
    income = float(person.income)
    debts = float(person.debts or person.debts_before)  # expect: MLA214
    return {
        "age": float(person.age),
        "income": income,
        "debts": debts,
        "share": debts / income,
        "rate": rate,
        "town": person.town,
        "fixed": 1.0,
    }


def table(raw):
    income = raw["YEARLY"] / 12
    debts = pd.Series(0.0, index=raw.index)
    return pd.DataFrame(
        {
            "age": raw["DAYS"] / 365,
            "income": income,
            "debts": debts,
            "share": raw["PAID"] / income,
            "rate": raw["RATE"],
            "town": raw["TOWN"],
            "fixed": 1.0,
        }
    )
