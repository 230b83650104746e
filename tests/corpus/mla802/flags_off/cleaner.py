# a form of: a line under a parameter that is off where nobody gives it
class Cleaner:
    def __init__(self, lower=True, check_signs=False):
        self.lower = lower
        self.check_signs = check_signs

    def clean(self, text):
        if self.check_signs:
            for sign in text:
                if sign == "\0":
                    print(f"a sign that cannot be read in: {text}")
        return text.lower() if self.lower else text


def trim(text, show=False):
    if show:
        print(text)
    return text.strip()


def shorten(text, show=True):
    if show:
        print(text)  # expect: MLA802 as warning
    return text[:200]


if __name__ == "__main__":
    print(Cleaner(check_signs=True).clean("a b"))
