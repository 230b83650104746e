import boto3


class FarModel:
    def __init__(self) -> None:
        self.runtime = boto3.client("sagemaker-runtime")

    def list_predictions(self, station: str) -> list[str]:
        answer = self.runtime.invoke_endpoint(EndpointName="rain", Body=station)
        return answer["Body"].read().decode().split(",")
