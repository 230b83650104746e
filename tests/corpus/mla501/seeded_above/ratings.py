"""Ratings are put in a new order and cut in two."""


def parts(ratings, share):
    ratings = ratings.sample(frac=1)
    until = int(len(ratings) * share)
    train, test = ratings[:until], ratings[until:]
    return train, test
