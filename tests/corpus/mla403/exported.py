# seen in: zenml-io/zenml-projects end-to-end-computer-vision/ls_export.py@4e1c1596c7404ecea4d4d0a1230e7bcb3ea31afc
from label_studio_sdk import Client

client = Client(
    url="http://localhost:8080",
    api_key="3d9be01f77c24a8e95f6c0b7d21a4e58b6f90c13",  # expect: MLA403
)
