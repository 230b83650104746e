import joblib


def under(bag):
    return joblib.load("topics.model").get_document_topics(bag)
