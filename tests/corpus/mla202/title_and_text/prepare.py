import pickle

import pandas as pd

mails = pd.read_csv("mails.csv")
mails["subject"] = mails["subject"].fillna("")
with open("parts/mails.pkl", "wb") as file:
    pickle.dump(mails, file)
