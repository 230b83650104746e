from gensim import models


def page():
    return {"topics": models.ldamodel.LdaModel.load("topics.model").print_topics()}
