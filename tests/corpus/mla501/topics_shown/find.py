# a form of: topics that people look at, and nothing else
from gensim import corpora, models


def find(texts):
    words = corpora.Dictionary(texts)
    counts = [words.doc2bow(text) for text in texts]
    topics = models.ldamodel.LdaModel(corpus=counts, id2word=words, num_topics=8)  # expect: MLA501 as info
    for topic in topics.print_topics():
        print(topic[0], topic[1])
    topics.save("topics.model")
