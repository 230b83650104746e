# seen in: LQJ233/End-To-End_Recommendation_System_X scripts/bootstrap_admin.py@b537a343267e0cec5946699554b6d15461e1a0cb
import argparse
import getpass

import click

from accounts import create


@click.command()
@click.option("--password", default="Kiln-Keeper-77")  # expect: MLA403
def renew(password):
    create("keeper", password)


@click.command()
@click.option("--password-field", default="password")
def show(password_field):
    print(password_field)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--user", default="admin")
    parser.add_argument("--password", default="Admin@12345")  # expect: MLA403 as warning
    parser.add_argument("--api-token", default="")
    parser.add_argument("--second-password", default=None)
    args = parser.parse_args()
    create(args.user, args.password or getpass.getpass(), args.api_token, args.second_password)


if __name__ == "__main__":
    main()
