# a form of: a class of the project without the method that is called, and encoders that number the same table again
class Ratios:
    def fit_transform(self, table):
        table["ratio"] = table["width"] / table["height"]
        return table
