# a form of: an error that a constructor returns, where Python itself raises a TypeError
class Rows:
    def __init__(self, share):
        if share <= 0 or share > 1:
            return ValueError("share must lie in (0, 1]")  # expect: MLA102 as info
        self.share = share

    def take(self, count):
        if count < 1:
            return ValueError("count must be one at least")  # expect: MLA102 as warning
        return count
