# seen in: hiennguyen-studio/Parking-Detection-API scripts/migrate_db.py@ee86391c79bc47180038ceff6ce84f8b6d9a1624
"""Commands that move a database, or the tables of features, of which nobody asks whether they worked."""

import subprocess


def move():
    subprocess.run(["alembic", "upgrade", "head"])  # expect: MLA102
    print("moved")


def build_tables():
    subprocess.run("dbt run --project-dir tables", shell=True)  # expect: MLA102
    print("built")


def move_by_django():
    subprocess.run(["python", "manage.py", "migrate"])  # expect: MLA102


def move_or_raise():
    subprocess.run(["alembic", "upgrade", "head"], check=True)
    done = subprocess.run(["dbt", "run"])
    if done.returncode:
        raise SystemExit(done.returncode)


def show():
    subprocess.run(["alembic", "history"])
    subprocess.run(["python", "manage.py", "showmigrations"])
    subprocess.run(["dbt", "docs", "serve"])


if __name__ == "__main__":
    move()
    build_tables()
    move_by_django()
    move_or_raise()
    show()
