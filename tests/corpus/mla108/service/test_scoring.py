from scoring import score


def test_score():
    assert score([[0.0] * 12]) is not None
    assert len(score([[0.0] * 12])) == 1
