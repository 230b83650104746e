# a form of: word lists that are asked for over the network wherever the service is imported, or asked
import nltk
from fastapi import FastAPI
from nltk.corpus import stopwords

nltk.download("stopwords", quiet=True)  # expect: MLA101 as info
app = FastAPI()
WORDS = set(stopwords.words("english"))


def lists():
    for name in ("punkt", "wordnet"):
        nltk.download(name)  # expect: MLA101 as error


@app.post("/words")
def words(text: str):
    lists()
    return [word for word in nltk.word_tokenize(text) if word not in WORDS]
