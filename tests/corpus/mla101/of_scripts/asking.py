import psycopg2


def ask(address):
    connection = psycopg2.connect(address)  # expect: MLA101 as warning
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM scores")
        return cursor.fetchall()
