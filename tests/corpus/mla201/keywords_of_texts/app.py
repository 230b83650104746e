# a form of: key words that are picked by weights of the text in hand, before a model that reads texts
from fastapi import FastAPI
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("abc-lab/short-news", revision="4f2a1c0d")
model = AutoModelForSeq2SeqLM.from_pretrained("abc-lab/short-news", revision="4f2a1c0d")
model.eval()


def key_words(article: str, most: int) -> list[str]:
    counter = CountVectorizer(stop_words="english")
    counts = counter.fit_transform([article])
    weights = TfidfTransformer().fit_transform(counts).toarray()[0]
    ranked = sorted(zip(weights, counter.get_feature_names_out()), reverse=True)
    return [word for _, word in ranked[:most]]


@app.post("/headline")
def headline(article: str):
    prompt = " ".join(key_words(article, 12))
    tokens = tokenizer(prompt, truncation=True, max_length=128, return_tensors="pt")
    answer = model.generate(**tokens, max_new_tokens=24)
    return {"headline": tokenizer.decode(answer[0], skip_special_tokens=True)}
