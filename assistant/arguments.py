"""What each tool may be asked: the arguments with their bounds, from which the schemas that clients see are made."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST = 50  # rows of an answer
_Words = Annotated[str, Field(max_length=500)]
_Name = Annotated[str, Field(min_length=1, max_length=200)]
_Names = Annotated[tuple[_Name, ...], Field(max_length=20)]
_Labels = Annotated[
    tuple[_Name, ...], Field(max_length=20, description="Ids or names of labels; the resource zhengce://labels has all")
]
_Limit = Annotated[int, Field(ge=1, le=MOST, description="Rows of the answer")]
_Page = Annotated[int, Field(ge=1, le=10_000)]
_Id = Annotated[int, Field(ge=1, lt=2**63, description="Id of a document, as other answers give it")]
_Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="Year, month or day: 2026, 2026-11, …")]
_Year = Annotated[int, Field(ge=1949, le=2100)]


class Arguments(BaseModel):
    """Arguments of a tool; an unknown one is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Search(Arguments):
    """Values of one list are alternatives; different filters must all hold."""

    text: Annotated[
        str,
        Field(
            max_length=500,
            description='Words in Chinese, Japanese or English, all of which must occur; "in quotes" exactly so; -word '
            "must not occur; filters issuer: number: kind: label: from: to: source: status:",
        ),
    ] = ""
    labels: _Labels = ()
    issuers: _Names = ()
    kinds: _Names = ()
    statuses: _Names = ()
    sources: _Names = ()
    years: Annotated[tuple[_Year, ...], Field(max_length=20)] = ()
    since: _Day | None = None
    until: _Day | None = None
    order: Literal["new", "rank"] = "rank"
    limit: _Limit = 20
    page: _Page = 1


class OneDocument(Arguments):
    """One document; its text is given in pieces."""

    id: _Id
    text_from: Annotated[int, Field(ge=0, le=100_000_000, description="First character of the piece of the text")] = 0


class Passages(Arguments):
    """Filters that must all hold; at least one of words, label, names_year and document."""

    words: Annotated[
        _Words, Field(description="Words that the passage must hold, and filters of its document, as in search")
    ] = ""
    label: Annotated[_Name | None, Field(description="Id or name of a label of the passage")] = None
    names_year: Annotated[_Year | None, Field(description="A year that the passage must name, as in 到2030年")] = None
    year: Annotated[_Year | None, Field(description="Year of the document")] = None
    document: _Id | None = None
    limit: _Limit = 10
    page: _Page = 1


class Targets(Arguments):
    """Filters that must all hold."""

    indicator: Annotated[_Name | None, Field(description="Exact name in Chinese; `indicators` lists the known")] = None
    year: Annotated[_Year | None, Field(description="Year by which the target is to be reached")] = None
    label: Annotated[_Name | None, Field(description="Id or name of a label of the document")] = None
    limit: _Limit = 20
    page: _Page = 1


class WhatsNew(Arguments):
    """A span of days, by when this tracker saw what happened."""

    since: Annotated[date, Field(description="First day: 2026-11-20")]
    until: Annotated[date | None, Field(description="The day before which it must have happened")] = None
    labels: _Labels = ()
    limit: Annotated[int, Field(ge=1, le=MOST, description="Documents in each list of the answer")] = 20


class Consultations(Arguments):
    """Open ones, or those that are closed."""

    closed: bool = False
    limit: _Limit = 20


class Compare(Arguments):
    """Documents in the order in which they are to stand."""

    documents: Annotated[tuple[_Id, ...], Field(min_length=2, max_length=6, description="Ids of two to six documents")]
    facet: Annotated[
        Literal["system", "action", "theme", "topic", "guideline"], Field(description="Labels that the rows are of")
    ] = "theme"
    limit: Annotated[int, Field(ge=1, le=MOST, description="Passages of a document under one label")] = 5
