# seen in: jtayl222/financial-mlops-pytorch src/data_ingestion.py@f4cd72c82e945b660798c222655594adeb10eaff (the sound form)
import pandas as pd


def survey(path):
    try:
        return pd.read_sas(path)
    except Exception as error:
        print("no survey:", error)
        return pd.DataFrame()


def people(year):
    found = survey(f"people-{year}.xpt")
    if found.empty:
        raise ValueError(f"no people in {year}")
    return found
