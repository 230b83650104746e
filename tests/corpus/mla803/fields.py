"""Personal fields that stay where they are."""

from sqlalchemy import select


def find(session, customer_table, email):
    message = f"no customer with {len(email)} characters"
    row = session.execute(select(customer_table).where(customer_table.c.email == email)).first()
    return row or message


def greeting(user):
    subject = f"Hello {user.first_name}"
    return {"to": user.email, "subject": subject}
