# a form of: topics that are shown, and by which documents are sorted
from gensim.models import LdaModel


def find(counts, words):
    found = LdaModel(corpus=counts, id2word=words, num_topics=8)  # expect: MLA501 as warning
    for topic in found.print_topics():
        print(topic[0], topic[1])
    return [found[each] for each in counts]
