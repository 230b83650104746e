from fastapi import FastAPI
from joblib import load
from keras.utils import pad_sequences
from transformers import BertTokenizer

app = FastAPI()
clf = load("svm.joblib")
tokenizer = BertTokenizer.from_pretrained("bert-base-multilingual-cased")


@app.post("/topic")
def topic(text: str):
    padded = pad_sequences([tokenizer.encode(text)], padding="post", maxlen=4500)
    return {"topic": clf.predict_with_context(padded)[0].name}  # expect: MLA202
