# seen in: PacktPublishing/Machine-Learning-Model-Serving-Patterns-and-Best-Practices Chapter 8/reduced_feature_phase_one.py@3f6bc6317403a1b76e3badc56683a9ec8061d962
from sklearn.datasets import load_wine
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB

rows, kinds = load_wine(return_X_y=True)
large = LogisticRegression(max_iter=500).fit(rows, kinds)
print("all columns", large.score(rows, kinds))  # expect: MLA308
simple = GaussianNB().fit(rows, kinds)
print("another model", simple.score(rows, kinds))  # ok: said of these rows above

few = SelectKBest(f_classif, k=2).fit_transform(rows, kinds)
small = LogisticRegression(max_iter=500).fit(few, kinds)
print("two columns", small.score(few, kinds))  # expect: MLA308
