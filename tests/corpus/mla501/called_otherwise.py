# a form of: searches and splits whose imports go by other names
from gensim.models import LdaModel as Topics
from hyperopt import fmin as search
from skopt import gp_minimize as minimise


def best(loss, space):
    return search(loss, space, max_evals=40)  # expect: MLA501


def least(loss, space):
    return minimise(loss, space, n_calls=30)  # expect: MLA501


def least_again(loss, space):
    return minimise(loss, space, n_calls=30, random_state=7)


def topics(texts, words):
    return Topics(texts, num_topics=12, id2word=words)  # expect: MLA501
