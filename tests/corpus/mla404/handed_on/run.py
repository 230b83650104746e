# seen in: DavidCabrera9943/automate_report_generation program/code_execution.py@cd3d31271d9f7e3ebb48d35a26d0decff2854715
"""What runs the text that it is handed."""


def run_block(code, frame):
    found = {"frame": frame}
    exec(code, {}, found)  # expect: MLA404
    return found.get("answer")


def run_own(code):
    exec(code)


class Store:
    def __init__(self, connection):
        self.connection = connection

    def rows(self, sql):
        return self.connection.cursor().execute(sql.strip()).fetchall()  # expect: MLA404

    def count(self, sql):
        return self.connection.cursor().execute(sql).fetchone()
