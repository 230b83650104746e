"""Whether whoever is concerned learns of a failure, and in what form."""
