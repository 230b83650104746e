# seen in: Turing222/mlops-project-codehub scripts/diagnostics/check_pytorch_env.py@705362a1dbd233272ae05fdf62a6c70f62f7db1d
"""What works here, and what does not, for whoever asks."""

import settings


def check_environment() -> None:
    try:
        import embeddings

        if not settings.KEY:
            raise RuntimeError("no key")
        embeddings.Client(settings.KEY)
        print("embeddings: there")
    except Exception as error:
        print(f"embeddings: {error}")


def check_key(key) -> None:
    try:
        if not settings.known(key):
            raise RuntimeError("not a key")
        print("known")
    except Exception as error:  # expect: MLA110
        print(f"key: {error}")


class Corrections:
    def test_dependency_injection(self):
        try:
            from routes import service_of

            return service_of is not None
        except Exception as error:
            self.errors.append(str(error))
            return False

    def detect_injection(self, text):
        try:
            return self.model.score(text) > 0.5
        except Exception as error:  # expect: MLA110
            self.errors.append(str(error))
            return False


if __name__ == "__main__":
    check_environment()
