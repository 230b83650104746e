# seen in: Phucht59/prediction_student src/evaluation.py@b014682043b0a5deffb0a931e5fda3d753dd055f
import psycopg2


def keep(rows, address):
    connection = psycopg2.connect(address)  # expect: MLA101 as info
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO scores VALUES (%s, %s)", rows)
    connection.commit()
