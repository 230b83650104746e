# a form of: validators that ask for enough, or for the same length twice, and those that refuse what is too long
from fastapi import FastAPI
from keys import check_key
from pydantic import BaseModel, field_validator, model_validator

app = FastAPI(dependencies=[check_key])
LONGEST = 4000


class Short(BaseModel):
    text: str  # expect: MLA704

    @field_validator("text")
    @classmethod
    def enough(cls, value):
        if len(value.strip()) < 5:
            raise ValueError("at least five characters")
        return value


class Empty(BaseModel):
    text: str  # expect: MLA704

    @field_validator("text")
    @classmethod
    def something(cls, value):
        if not value or len(value) == 0:
            raise ValueError("say something")
        return value


class Each(BaseModel):
    texts: list[str]  # expect: MLA704

    @field_validator("texts")
    @classmethod
    def each_is_short(cls, value):
        for place, text in enumerate(value):
            stripped = text.strip()
            if len(stripped) > LONGEST:
                raise ValueError(f"text {place} is too long")
        return value


class Pairs(BaseModel):
    rows: list[list[float]]  # expect: MLA704
    names: list[list[str]]

    @model_validator(mode="after")
    def as_many(self):
        if len(self.rows) != len(self.names):
            raise ValueError(f"{len(self.rows)} rows and {len(self.names)} names")
        return self


class Long(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def not_too_long(cls, value):
        if len(value) < 5 or len(value) > LONGEST:
            raise ValueError("between five and four thousand characters")
        return value


class Kept(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def kept(cls, value):
        return value if len(value) <= LONGEST else ""


class Cut(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def cut(cls, value):
        return value[:LONGEST]


class Few(BaseModel):
    texts: list[str]

    @field_validator("texts")
    @classmethod
    def few(cls, value):
        if len(value) > 100:
            raise ValueError("at most a hundred texts")
        if any(len(text) > LONGEST for text in value):
            raise ValueError("one is too long")
        return value


class Checked(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def checked(cls, value):
        check_length(value)
        return value


class One(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def one(cls, value):
        return one_of_at_most(value, len(value) > LONGEST)


@app.post("/short")
def short(sent: Short):
    return model.predict([sent.text]).tolist()


@app.post("/empty")
def empty(sent: Empty):
    return model.predict([sent.text]).tolist()


@app.post("/each")
def each(sent: Each):
    return model.predict(sent.texts).tolist()


@app.post("/pairs")
def pairs(sent: Pairs):
    return model.predict(sent.rows).tolist()


@app.post("/long")
def long(sent: Long):
    return model.predict([sent.text]).tolist()


@app.post("/kept")
def kept(sent: Kept):
    return model.predict([sent.text]).tolist()


@app.post("/cut")
def cut(sent: Cut):
    return model.predict([sent.text]).tolist()


@app.post("/few")
def few(sent: Few):
    return model.predict(sent.texts).tolist()


@app.post("/checked")
def checked(sent: Checked):
    return model.predict([sent.text]).tolist()


@app.post("/one")
def one(sent: One):
    return model.predict([sent.text]).tolist()
