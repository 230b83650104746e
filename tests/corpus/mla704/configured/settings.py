# a form of: settings as a class, and a second app that never sees them
class Base:
    JSON_SORT_KEYS = False
    MAX_CONTENT_LENGTH = 12 * 1024 * 1024


class Production(Base):
    DEBUG = False
