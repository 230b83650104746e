# seen in: Kalyani9618/Heart-Disease chatbot_service/memori/config/memory_manager.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
"""One address, written in two ways."""

import os

CACHE = os.getenv("REDIS_URL", "redis://localhost:6379")
EVENTS = os.getenv("EVENTS_URL", "redis://localhost:6379/1")  # expect: MLA902
