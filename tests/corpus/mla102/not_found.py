# seen in: microsoft/dstoolkit-mlops-v2 mlops/common/get_compute.py@3aa301ab938d92f5734c53a86cb9d80af166a8a2
from azure.core.exceptions import ResourceNotFoundError


def cluster(client, name, wanted):
    try:
        return client.compute.get(name)
    except Exception:  # expect: MLA102
        print(name, "is not there, making it")
        return client.compute.begin_create_or_update(wanted).result()


def cluster_where_missing(client, name, wanted):
    try:
        return client.compute.get(name)
    except ResourceNotFoundError:
        return client.compute.begin_create_or_update(wanted).result()


class Tracker:
    def experiment(self, name):
        try:
            return self.client.get_experiment_by_name(name).experiment_id
        except Exception:  # expect: MLA102
            return self.client.create_experiment(name)

    def settings(self, name):
        try:
            return self.options.get(name)
        except Exception:
            return self.factory.create(name)  # made by something else


def experiment_or_none(client, name):
    try:
        return client.get_experiment_by_name(name)
    except Exception as error:
        raise TrackingError(name) from error
