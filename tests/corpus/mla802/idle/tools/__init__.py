from tools.search import Labels, make_look_up, make_search

__all__ = ["Labels", "make_look_up", "make_search"]
