"""What Zotero and search engines take from a document and from a view, read back by libraries of their own."""

from __future__ import annotations

import io
import json
import warnings

import pytest
import rispy
from bs4 import BeautifulSoup
from citeproc.source.bibtex import BibTeX
from citeproc.source.json import CiteProcJSON
from rdflib import Graph, URIRef

from tests.web import seed
from web.records import references

# Of schema.org's Legislation, with what it inherits from CreativeWork and Thing, what our pages say.
LEGISLATION = {
    "legislationIdentifier", "legislationType", "legislationDate", "legislationPassedBy", "legislationJurisdiction",
    "legislationLegalForce", "legislationChanges",
}  # fmt: skip
CREATIVE_WORK = {
    "name", "alternateName", "url", "sameAs", "inLanguage", "datePublished", "dateModified", "about", "isBasedOn",
    "citation", "encoding", "temporalCoverage", "expires", "headline", "author",
}  # fmt: skip
PARTS = {"termCode", "contentUrl"}
SCHEMA = "https://schema.org/"


def json_ld(get: seed.Get, path: str) -> dict[str, object]:
    page = BeautifulSoup(get(path).text, "html.parser")
    (script,) = page.find_all("script", type="application/ld+json")
    return dict(json.loads(script.string or ""))


@pytest.fixture(scope="module")
def hydrogen(ids: dict[str, int]) -> str:
    return f"/documents/{ids[seed.HYDROGEN]}"


def test_ris_is_read_back(get: seed.Get, hydrogen: str) -> None:
    answer = get(f"{hydrogen}.ris", lang="en")
    assert answer.headers["content-type"].startswith("application/x-research-info-systems")
    (record,) = rispy.loads(answer.text)
    assert record["type_of_reference"] == "RPRT"
    assert record["title"] == seed.HYDROGEN
    assert record["authors"] == ["国家发展和改革委员会", "国家能源局"]
    assert record["issn"] == "发改能源〔2026〕901号"  # the tag SN, for Zotero the number of a report
    assert record["date"] == "2026/11/20/"
    assert record["urls"][0].startswith("https://www.ndrc.gov.cn/")
    assert record["notes"][0].endswith("(draft translation)")
    assert "Hydrogen" in record["keywords"]


def test_csl_json_is_read_back(get: seed.Get, hydrogen: str) -> None:
    found = get(f"{hydrogen}.csl.json").json()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what the library does not know it warns of
        entry = CiteProcJSON(found)[found[0]["id"].lower()]
    assert str(entry["title"]) == seed.HYDROGEN
    assert entry["type"] == "report"
    assert (entry["issued"].year, entry["issued"].month, entry["issued"].day) == (2026, 11, 20)
    assert found[0]["author"] == [{"literal": "国家发展和改革委员会"}, {"literal": "国家能源局"}]


@pytest.mark.filterwarnings("ignore:Unsupported BibTeX field")  # institution: BibTeX has it, this reader does not
def test_bibtex_is_read_back(get: seed.Get, hydrogen: str) -> None:
    found = BibTeX(io.StringIO(get(f"{hydrogen}.bib").text), encoding="utf-8")
    (entry,) = found.values()
    assert str(entry["title"]).strip("{}") == seed.HYDROGEN
    assert [name.family for name in entry["author"]] == ["国家发展和改革委员会", "国家能源局"]
    assert (entry["issued"].year, entry["issued"].month) == (2026, 11)


@pytest.mark.parametrize("form", ["ris", "csl.json", "bib"])
def test_a_view_has_a_record_for_each_of_its_documents(get: seed.Get, form: str) -> None:
    listed = get("/timeline.json?label=hydrogen&size=1000").json()["rows"]
    text = get(f"/timeline.{form}?label=hydrogen").text
    assert len(listed) == 3
    for row in listed:
        assert row["title"] in text
    assert text.count(f"zhengce{listed[0]['id']}") == 1


def test_a_view_larger_than_a_file_names_the_next_one(get: seed.Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.references.MOST", 20)
    seen: list[str] = []
    address = "/timeline.csl.json"
    while address:
        answer = get(address)
        seen += [item["id"] for item in answer.json()]
        address = answer.headers.get("link", "").partition(">")[0].removeprefix("<")
    assert len(seen) == len(set(seen)) == get("/timeline.json").json()["total"]


def test_no_text_of_a_page_breaks_a_record(get: seed.Get, ids: dict[str, int]) -> None:
    path = next(f"/documents/{id}" for title, id in ids.items() if title.startswith("恶意标题"))
    (record,) = rispy.loads(get(f"{path}.ris").text)
    assert record["title"] == f"恶意标题{seed.EVIL}"
    assert seed.EVIL in str(json_ld(get, path)["name"])
    assert references._line("a\r\nTY  - BOOK\u2028b") == "a TY  - BOOK b"
    assert references._tex(r"50% {x} \input{y} #1_2") == r"50\% \{x\} \textbackslash{}input\{y\} \#1\_2"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of the library's own reader
def test_json_ld_is_valid_and_says_what_schema_org_knows(get: seed.Get, ids: dict[str, int]) -> None:
    for title, id in ids.items():
        if title.startswith("关于测试文件第1"):
            continue
        found = json_ld(get, f"/documents/{id}")
        found["@context"] = {"@vocab": SCHEMA}  # what the context at that address says of terms; nothing is fetched
        graph = Graph().parse(data=json.dumps(found), format="json-ld")
        said = {str(verb).removeprefix(SCHEMA) for _, verb, _ in graph}
        assert said - {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"} <= LEGISLATION | CREATIVE_WORK | PARTS, title
        about = URIRef(f"http://site.test/documents/{id}")
        assert (about, None, URIRef(f"{SCHEMA}Legislation")) in graph, title


def test_json_ld_tells_relations_and_what_ended(get: seed.Get, ids: dict[str, int], hydrogen: str) -> None:
    found = json_ld(get, hydrogen)
    assert found["legislationIdentifier"] == "发改能源〔2026〕901号"
    assert [other["name"] for other in found["isBasedOn"]] == [seed.PLAN]  # type: ignore[attr-defined]
    assert [other["legislationIdentifier"] for other in found["legislationChanges"]] == ["发改测试〔2026〕3号"]  # type: ignore[attr-defined]
    assert "legislationLegalForce" not in found
    lapsed = json_ld(get, f"/documents/{ids['关于测试文件第62号的通知']}")
    assert lapsed["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_the_page_bears_the_tags_that_reference_managers_read(get: seed.Get, hydrogen: str) -> None:
    page = BeautifulSoup(get(hydrogen).text, "html.parser")
    tags = [(tag["name"], tag["content"]) for tag in page.select('meta[name^="citation_"]')]
    assert ("citation_title", seed.HYDROGEN) in tags
    assert ("citation_publication_date", "2026/11/20") in tags
    assert ("citation_technical_report_number", "发改能源〔2026〕901号") in tags
    assert [content for name, content in tags if name == "citation_author"] == ["国家发展和改革委员会", "国家能源局"]
    (link,) = page.select('link[type="application/x-research-info-systems"]')
    assert rispy.loads(get(str(link["href"])).text)
