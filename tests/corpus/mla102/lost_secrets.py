# seen in: arthurcornelio88/stripe_model_training deployment/secret_manager.py
"""Secrets from the store of a cloud."""

from google.cloud import secretmanager


class Secrets:
    def __init__(self, project):
        self.project = project
        self.client = secretmanager.SecretManagerServiceClient()

    def get(self, name):
        try:
            return self.client.access_secret_version(request={"name": name}).payload.data.decode()
        except Exception as error:  # expect: MLA102 as info
            print("no secret:", error)
            return None

    def must_get(self, name):
        try:
            return self.client.access_secret_version(request={"name": name}).payload.data.decode()
        except Exception as error:
            raise RuntimeError(f"{name} cannot be read") from error
