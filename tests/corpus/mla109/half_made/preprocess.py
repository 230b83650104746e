# seen in: amir2520/metastasis-prediction-api metastatic/preprocess/gene_mutation_transformer.py@5d3eff741064fd50d443f366fc9775ca0bfc79f4
"""Features that are what they were so far when something failed."""


class Genes:
    def words(self, row):
        found = ""
        try:
            for gene in row["genes"].split(";"):
                found += gene.strip().lower() + " "
        except Exception:  # expect: MLA109 as warning
            pass
        return found.strip()

    def words_or_error(self, row):
        found = ""
        for gene in row["genes"].split(";"):
            found += gene.strip().lower() + " "
        return found.strip()

    def count(self, row):
        number = 0
        try:
            number += len(row["genes"].split(";"))
        except AttributeError:
            return None
        return number
