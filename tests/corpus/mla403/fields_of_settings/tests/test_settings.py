from settings import settings


def test_key():
    assert settings.SECRET_KEY
