# seen in: danielandeta/back_news_classifier models/xsvmc_model/model.py@a1ab3102814cf84c1b43e05ff4f32157cc589908
import pandas as pd
from explained import ExplainedSVM
from joblib import dump
from keras.utils import pad_sequences
from sklearn.preprocessing import MinMaxScaler
from transformers import BertTokenizer

tokenizer = BertTokenizer.from_pretrained("bert-base-multilingual-cased")
news = pd.read_csv("news.csv")
ids = [tokenizer.encode(text) for text in news["text"]]
padded = pad_sequences(ids, padding="post", maxlen=4500)
scaler = MinMaxScaler().fit(padded)
clf = ExplainedSVM(kernel="poly").fit(scaler.transform(padded), news["topic"])
dump(clf, "svm.joblib")
