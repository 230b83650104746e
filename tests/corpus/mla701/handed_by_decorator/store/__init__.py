# seen in: chatchat-space/Langchain-Chatchat libs/chatchat-server/chatchat/server/db/repository/__init__.py@49165d6af4438aa7e8a1f71ce276db55f4405151
from .notes import *
