# seen in: VanshThakkar30/Spam-Detection pipeline.py@c4bfa183017269af7ae3652c12f942ac295f9a0e
import joblib
import numpy as np
import pandas as pd
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import MinMaxScaler
from sklearn.model_selection import train_test_split
from cleaning import clean

df = pd.read_csv("mails.csv")
df["text"] = df["text"].astype(str).fillna("").apply(clean)
df["length"] = df["text"].str.len()
df["capitals"] = df["text"].str.count("[A-Z]")
X = df.drop("label", axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, df["label"], test_size=0.2)
X_train = pd.DataFrame(X_train, columns=X.columns)
vectorizer = TfidfVectorizer().fit(X_train["text"])
numbers = [name for name in X_train.columns if name != "text"]
X_train["capitals"] = np.log1p(X_train["capitals"])
scaler = MinMaxScaler()
features = hstack([vectorizer.transform(X_train["text"]), scaler.fit_transform(X_train[numbers])])
model = LogisticRegression().fit(features, y_train)
joblib.dump(model, "model.joblib")
joblib.dump(vectorizer, "vectorizer.joblib")
joblib.dump(scaler, "scaler.joblib")
