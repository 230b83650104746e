# seen in: zylon-ai/private-gpt private_gpt/components/database/function_inspector.py@ab89a0d67bf6a30481081bdc7c487b484d82f91b
def functions(connection, schema):
    try:
        return [row[0] for row in connection.execute("select name from functions where schema = ?", (schema,))]
    except Exception:  # expect: MLA109
        return []


def tables(connection, schema):
    return [row[0] for row in connection.execute("select name from tables where schema = ?", (schema,))]


def clean(text):
    try:
        return float(text)
    except ValueError:
        return 0.0
