import pandas as pd
from sklearn.preprocessing import StandardScaler

from learning import Learner, save

df = pd.read_csv("flowers.csv")
ready = StandardScaler().fit_transform(df[["width", "height"]])
save(Learner().learn(ready, df["kind"]), "flowers.joblib")
