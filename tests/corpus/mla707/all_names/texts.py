# a form of: what asks nothing
def words_of(text):
    return len(text.split())
