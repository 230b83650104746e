class Options:
    def __init__(self, given):
        self.given = given

    def kind(self):
        match self.given["format"]:
            case "text":
                return "plain"
            case "json":
                return "tree"
            case _:
                raise ValueError("no such format")
