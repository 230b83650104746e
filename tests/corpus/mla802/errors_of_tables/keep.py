import logging

from people import Person, Place
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session
from tables import Hive, Keeper

log = logging.getLogger(__name__)


def add_keeper(session: Session, fields):
    try:
        keeper = Keeper(**fields)
        session.add(keeper)
        session.commit()
    except IntegrityError as error:
        session.rollback()
        log.warning(f"not added: {error}")  # expect: MLA802 as info


def add_hive(session: Session, fields):
    try:
        session.add(Hive(**fields))
        session.commit()
    except IntegrityError as error:
        session.rollback()
        log.warning(f"not added: {error}")


def add_person(session: Session, person: Person):
    try:
        row = as_row(person)
        session.add(row)
        session.commit()
    except SQLAlchemyError as error:
        log.error("not added: %s", str(error))  # expect: MLA802 as info


def add_place(session: Session, place: Place):
    try:
        row = as_row(place)
        session.add(row)
        session.commit()
    except SQLAlchemyError as error:
        log.error("not added: %s", str(error))


def by_address(session: Session, asked):
    try:
        return session.query(Keeper).filter(Keeper.email == asked).first()
    except SQLAlchemyError as error:
        log.error("not found: %s", error)  # expect: MLA802 as info


def by_name(session: Session, asked):
    try:
        return session.query(Keeper).filter_by(full_name=asked).first()
    except SQLAlchemyError as error:
        log.exception("not found")  # expect: MLA802 as info


def by_number(session: Session, number):
    try:
        return session.query(Keeper).filter(Keeper.id == number).first()
    except SQLAlchemyError as error:
        log.error("not found: %s", error)


def without_address(session: Session):
    try:
        return session.query(Keeper).filter(Keeper.email == None).all()  # noqa: E711
    except SQLAlchemyError as error:
        log.error("not found: %s", error)


def move(session: Session, keeper: Keeper, address):
    try:
        keeper.email = address
        session.commit()
    except SQLAlchemyError as error:
        log.error("not moved: %s", error)  # expect: MLA802 as info


def rename(session: Session, hive: Hive, weight):
    try:
        hive.weight = weight
        session.commit()
    except SQLAlchemyError as error:
        log.error("not moved: %s", error)


def keep_question(session: Session, question):
    try:
        keep(session, question)
    except SQLAlchemyError as error:
        log.warning("not kept, and answered all the same: %s", error)  # expect: MLA802 as info
    try:
        keep(session, len(question))
    except SQLAlchemyError as error:
        log.warning("not kept, and answered all the same: %s", error)
    try:
        keep(session, question)
    except SQLAlchemyError as error:
        log.warning("not kept, and answered all the same: %s", type(error).__name__)
    try:
        return answer(question)
    except RuntimeError as error:
        log.warning("not answered: %s", error)
