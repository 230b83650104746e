class Person:
    number: int


def signed_in() -> Person: ...
