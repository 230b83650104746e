# seen in: nikita-1717/RecSysApp notebooks/base_model_fitting.ipynb@f198e0f8eb66519ab931e1245c832e06060e149b
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

posts = pd.read_csv("posts.csv")
posts["weight"] = TfidfVectorizer().fit_transform(posts["text"]).sum(axis=1)
views = pd.read_csv("views.csv")
views["age"] = StandardScaler().fit_transform(views[["age"]])  # expect: MLA301
rows = pd.merge(views, posts, on="post", how="left")
train, test = train_test_split(rows, random_state=0)
