import sys

import requests

print(requests.post(sys.argv[1], json={"page": "a"}, timeout=5).status_code)
