# seen in: LovePelmeni/DeepfakeStream src/rest/settings.py@f51feade0e94ae791c97f4d1c8256aee49ccc948
"""An app whose handlers are in another file."""

import fastapi
from controllers import alive, judge

application = fastapi.FastAPI(version="1.0.0")  # expect: MLA702
application.add_api_route(path="/alive/", endpoint=alive, methods=["GET"])
application.add_api_route(path="/api/judge/", endpoint=judge, methods=["POST"])
