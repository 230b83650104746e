# a form of: an app that is given routes to handlers of another file
"""The app."""

from starlette.applications import Starlette
from starlette.routing import Route
from views import judge

app = Starlette(routes=[Route("/judge", judge, methods=["POST"])])  # expect: MLA702
