# a form of: a server whose API asks who calls
"""The server."""

import litserve
from api import RatingAPI

if __name__ == "__main__":
    server = litserve.LitServer(RatingAPI(), accelerator="auto")
    server.run(port=8000)
