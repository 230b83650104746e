# seen in: entbappy/End-to-end-Machine-Learning-Project-with-BentoML-MLflow network/components/data_validation.py@ca628bebc34bb0564f8749affb81c8fcddd55fb2
import pandas as pd
from sklearn.model_selection import train_test_split


class Ingestion:
    def __init__(self, config):
        self.config = config

    def split(self, rows):
        train, test = train_test_split(rows, test_size=self.config.share)  # expect: MLA501
        return train, test

    def run(self):
        train, test = self.split(pd.read_csv(self.config.source))
        train.to_csv(self.config.train, index=False)
        test.to_csv(self.config.test, index=False)


class Fixed(Ingestion):
    def split(self, rows):
        train, test = train_test_split(rows, test_size=0.2, random_state=7)
        return train, test


class Ordered(Ingestion):
    def split(self, rows):
        train, test = train_test_split(rows, test_size=0.2, shuffle=False)
        return train, test
