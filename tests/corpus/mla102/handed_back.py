# seen in: jantic/DeOldify deoldify/filters.py@5f86c28923799036ad4b1bf7af8c629ac65efd75
"""Pictures that a model could not work on, and that go back as they came."""


class Colours:
    def coloured(self, image):
        try:
            return self.model.predict(image)[0]
        except RuntimeError as error:  # expect: MLA102 info
            log.warning("not enough memory: %s", error)
            return image

    def sharpened(self, image, size):
        square = self.scaled(image, size)
        try:
            found = self.model.predict(square)
        except RuntimeError as error:  # expect: MLA102 info
            if "memory" not in str(error):
                raise
            return square
        return found[0]

    def or_refused(self, image):
        try:
            return self.model.predict(image)[0]
        except RuntimeError as error:
            raise TooLarge("a smaller picture may do") from error

    def with_a_flag(self, image):
        try:
            return self.model.predict(image)[0], True
        except RuntimeError:
            return image, False
