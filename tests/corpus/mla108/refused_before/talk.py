# seen in: infiniflow/ragflow api/db/services/dialog_service.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf
"""Asserts that say again what the route has refused, and some that nobody said before."""


def answer(lines, room):
    assert lines[-1]["from"] == "guest", "a guest speaks last"
    return model.predict([line["text"] for line in lines]), room


def answer_in(lines, room):
    assert lines[0]["tongue"] == "en"  # expect: MLA108
    return model.predict([line["text"] for line in lines]), room


def belongs(line, room):
    assert line.room_id == room
    return line


def trimmed(text, most, kept):
    assert kept < most
    return text[: most - kept]


def window(rows, first, last):
    assert first < last  # expect: MLA108 as info
    return rows[first:last]
