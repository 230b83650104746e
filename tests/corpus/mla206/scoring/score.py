import joblib
import pandas as pd
import scipy.stats as stats

model = joblib.load("price.joblib")
df = pd.read_csv("new.csv")
means = {
    "frontage": 70.04995836802665,  # expect: MLA206
    "masonry": 103.9173626599936,
}
for name in ["frontage", "masonry"]:
    df[name] = df[name].fillna(means[name])
df["lot"] = stats.yeojohnson(df["lot"], lmbda=-12.5500931234)  # expect: MLA206
print(model.predict(df[["frontage", "masonry", "lot"]]))
