# a form of: topics that are shown, and that a service puts documents under, too
from gensim import corpora, models


def find(texts):
    words = corpora.Dictionary(texts)
    counts = [words.doc2bow(text) for text in texts]
    topics = models.ldamodel.LdaModel(corpus=counts, id2word=words, num_topics=8)  # expect: MLA501
    print(topics.print_topics())
    topics.save("topics.model")
