import boto3


class KeptPredictions:
    def __init__(self) -> None:
        self.store = boto3.client("s3")

    def list_predictions(self, station: str) -> list[str]:
        found = self.store.list_objects_v2(Bucket="predictions", Prefix=f"{station}/", Delimiter="/")
        return [each["Prefix"] for each in found.get("CommonPrefixes", [])]
