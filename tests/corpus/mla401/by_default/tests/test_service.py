from service import Scores


def test_load(tmp_path):
    assert Scores(str(tmp_path / "small.joblib")).load() is not None
