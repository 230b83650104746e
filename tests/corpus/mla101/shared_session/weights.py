# seen in: pytorch/examples super_resolution/data.py@77f55b912142e11fcfdf5b530231fb9c52f181e8
import socket
import urllib.request

import requests

socket.setdefaulttimeout(30)


def download(url, target):
    urllib.request.urlretrieve(url, target)
    # requests does not heed the sockets' default
    return requests.get(url, stream=True)  # expect: MLA101
