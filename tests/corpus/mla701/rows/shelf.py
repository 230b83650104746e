from sqlalchemy.orm import Session

from tables import Paper, Reader


def by_token(db: Session, token: str):
    return db.query(Reader).filter(Reader.token == token).first()


def by_key(db: Session, key: str):
    return db.query(Paper).filter(Paper.key == key).first()


def every(db: Session):
    return db.query(Paper).order_by(Paper.title).all()
