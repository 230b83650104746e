# seen in: n2ak/movie-recommender backend/api.py@638567b4227fb418eb9b33bf15e4d822f242b9e4
"""The server."""

import litserve
from api import RatingAPI

if __name__ == "__main__":
    server = litserve.LitServer(RatingAPI(), accelerator="auto")  # expect: MLA702
    server.run(port=8000)
