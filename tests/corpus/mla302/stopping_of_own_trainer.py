# a form of: a trainer of the project's own that stops by validation rows, which are then judged
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

from networks import TextNetwork


def train(texts, labels, patience):
    texts_train, texts_val, y_train, y_val = train_test_split(texts, labels, random_state=1, stratify=labels)
    network = TextNetwork()
    network.train(  # expect: MLA302 as info
        texts=texts_train, labels=y_train, val_texts=texts_val, val_labels=y_val, early_stopping=True, patience=patience
    )
    print("final", f1_score(y_val, network.predict(texts_val)))
    return network


def train_to_the_end(texts, labels):
    texts_train, texts_val, y_train, y_val = train_test_split(texts, labels, random_state=1, stratify=labels)
    network = TextNetwork()
    network.train(texts=texts_train, labels=y_train, val_texts=texts_val, val_labels=y_val, val_every=10)
    print("final", f1_score(y_val, network.predict(texts_val)))
    return network
