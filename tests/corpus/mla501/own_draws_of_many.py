# a form of: topics, automatic models and searches with generators of their own
"""What draws by itself, and must be given its seed."""

import h2o
from bayes_opt import BayesianOptimization
from datasets import load_dataset
from gensim.models import LdaModel, Word2Vec
from h2o.automl import H2OAutoML
from skopt import gp_minimize


def topics(corpus, words):
    return LdaModel(corpus, num_topics=10, id2word=words)  # expect: MLA501


def topics_again(corpus, words):
    return LdaModel(corpus, num_topics=10, id2word=words, random_state=7), Word2Vec(corpus, workers=1)


def automatic(rows):
    h2o.init()
    return H2OAutoML(max_models=10), H2OAutoML(max_models=10, seed=7)  # expect: MLA501


def searched(score):
    found = gp_minimize(score, [(0.0, 1.0)])  # expect: MLA501
    other = BayesianOptimization(score, {"depth": (2, 9)})  # expect: MLA501
    return found, other, gp_minimize(score, [(0.0, 1.0)], random_state=7)


def few():
    rows = load_dataset("reviews")["train"].shuffle().select(range(1000))  # expect: MLA501
    return rows, load_dataset("reviews")["train"].shuffle(seed=7).select(range(1000))
