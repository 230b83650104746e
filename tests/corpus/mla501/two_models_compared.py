# rows that two models are compared by are shuffled and cut: another run compares them on other rows
import random


def compared(rows, share, champion, challenger):
    shuffled = list(rows)
    random.shuffle(shuffled)  # expect: MLA501
    cut = int(len(shuffled) * share)
    chal_rows = shuffled[:cut]
    champ_rows = shuffled[cut:]
    return champion(champ_rows), challenger(chal_rows)


def compared_again(rows, share, champion, challenger):
    shuffled = list(rows)
    random.Random(7).shuffle(shuffled)
    cut = int(len(shuffled) * share)
    chal_rows = shuffled[:cut]
    champ_rows = shuffled[cut:]
    return champion(champ_rows), challenger(chal_rows)


def paged(rows, size):
    shuffled = list(rows)
    random.shuffle(shuffled)
    first_page = shuffled[:size]
    other_pages = shuffled[size:]
    return first_page, other_pages
