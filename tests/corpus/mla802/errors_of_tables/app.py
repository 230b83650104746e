import keep
from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

app = FastAPI()


@app.post("/keepers")
def keepers(fields: dict, session: Session = Depends(open_session)):
    keep.add_keeper(session, fields)
    keep.add_hive(session, fields)
    keep.add_person(session, None)
    keep.add_place(session, None)
    keep.by_address(session, fields["address"])
    keep.by_name(session, fields["name"])
    keep.by_number(session, 3)
    keep.without_address(session)
    keep.move(session, None, fields["address"])
    keep.rename(session, None, 3)
    keep.keep_question(session, fields["question"])
