# a form of: word lists that a module brings while it is imported
import nltk


def bring():
    nltk.download("stopwords")  # expect: MLA101 as info


bring()


def clean(text):
    return text.lower()
