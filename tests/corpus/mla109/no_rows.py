# seen in: Omar-Introduc/Heart-Disease-Prediction-ML data/02_processed/carga.py@35d99eb89532fd3e3a3aeab442853fcdd0fb4937
import pandas as pd


def survey(path):
    try:
        return pd.read_sas(path)
    except Exception as error:  # expect: MLA109
        print("no survey:", error)
        return pd.DataFrame(columns=["person"])


def survey_for_others(path):
    try:
        return pd.read_sas(path)
    except Exception as error:  # ok: who calls it is in another file, and may ask
        print("no survey:", error)
        return pd.DataFrame()


def people(years):
    found = pd.DataFrame()
    for year in years:
        found = pd.concat([found, survey(f"people-{year}.xpt").merge(survey(f"blood-{year}.xpt"), on="person")])
    return found
