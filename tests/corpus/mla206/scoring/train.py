# seen in: trainindata/deploying-machine-learning-models section-04-research-and-development@594bebbc451250d61e0a9b836c0a2ce794426d4f
import joblib
import pandas as pd
import scipy.stats as stats
from sklearn.linear_model import Lasso

df = pd.read_csv("houses.csv")
for name in ["frontage", "masonry"]:
    mean = df[name].mean()
    df[name] = df[name].fillna(mean)
df["lot"], exponent = stats.yeojohnson(df["lot"])
model = Lasso(alpha=0.001, random_state=0).fit(df[["frontage", "masonry", "lot"]], df["price"])
joblib.dump(model, "price.joblib")
