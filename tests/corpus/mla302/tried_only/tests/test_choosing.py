from choosing import Choosing, best_model


def test_one_is_chosen(parts):
    choosing = Choosing()
    assert choosing.train_every_one(*parts)
    assert best_model(*parts)
