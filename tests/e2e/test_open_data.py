"""Data v1, read by a program that knows only its schemas and packages, say what the pages say."""

import copy
import csv
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import frictionless
import pytest
from frictionless import system
from jsonschema import Draft202012Validator
from lxml import html as lhtml

from civildialogue.core.model.language import Locale, message

from .built import LANGUAGES, SITE_URL, Site

INDEX = f"{SITE_URL}data/v1/index.json"
UTF_8 = "44,34,76,1"
CSV = f"csv:Text - txt - csv (StarCalc):{UTF_8}"
"""How LibreOffice is told of commas, quotation marks, UTF-8 and the first line."""
LOGICAL = {"TRUE": "true", "FALSE": "false"}
Object = dict[str, Any]
Element = lhtml.HtmlElement


class Reader:
    """A program that knows the address of the index, and finds everything else from there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = self.read(INDEX)

    def place(self, address: str) -> Path:
        assert address.startswith(SITE_URL), address
        path = urlsplit(address).path.removeprefix(urlsplit(SITE_URL).path)
        return self.folder / (f"{path}index.html" if path.endswith("/") or not path else path)

    def read(self, address: str) -> Any:
        return json.loads(self.place(address).read_text(encoding="utf-8"))

    def file(self, name: str) -> Object:
        [found] = [each for each in self.index["files"] if each["name"] == name]
        return dict(found)

    def all(self, name: str) -> list[Object]:
        listed: list[Object] = self.read(self.file(name)["address"])[name]
        return listed

    @cached_property
    def recommendations(self) -> list[Object]:
        return [self.one(each["id"]) for each in self.all("recommendations")]

    def one(self, name: str) -> Object:
        found: Object = self.read(self.file("recommendations")["each"].replace("{id}", name))
        return found

    @cached_property
    def schemas(self) -> list[str]:
        """The addresses of all schemas that the index names."""
        files = self.index["files"]
        each = [file["each-schema"] for file in files if file["each-schema"]]
        return [self.index["schema"], *(file["schema"] for file in files), *each]

    @cached_property
    def schema(self) -> Draft202012Validator:
        """The validator of one recommendation."""
        return Draft202012Validator(self.read(self.file("recommendations")["each-schema"]))

    @cache  # noqa: B019 - one for the module
    def page(self, address: str) -> Element:
        return lhtml.parse(str(self.place(address))).getroot()


@pytest.fixture(scope="module")
def data(real: Site) -> Reader:
    return Reader(real.root)


def words(element: Element | str) -> str:
    """The words of an element as a reader sees them, without its permalink."""
    node = lhtml.fragment_fromstring(element, "div") if isinstance(element, str) else element
    node = copy.deepcopy(node)
    node.tail = None
    for link in node.find_class("cd-permalink"):
        link.drop_tree()
    return " ".join(node.text_content().split())


def links(element: Element | str, base: str) -> list[str]:
    node = lhtml.fragment_fromstring(element, "div") if isinstance(element, str) else element
    return [
        urljoin(base, a.get("href"))
        for a in node.iter("a")
        if "cd-permalink" not in a.get("class", "")
    ]


def facts(page: Element, name: str) -> list[Element]:
    """What the head of a page says under a name."""
    return [
        each
        for row in page.xpath("//dl[@class='cd-facts']/div")
        if words(row.find("dt")) == name
        for each in row.findall("dd")
    ]


def both(data: Reader) -> Iterator[tuple[Object, str, Element]]:
    """Each recommendation and its page in each language."""
    for found in data.recommendations:
        for language in LANGUAGES:
            yield found, language, data.page(found["url"][language])


class TestSchemas:
    def test_every_file_fits_its_own(self, data: Reader) -> None:
        schema = data.read(INDEX.replace(".json", ".schema.json"))
        Draft202012Validator(schema).validate(data.index)
        for each in data.index["files"]:
            schema = data.read(each["schema"])
            Draft202012Validator.check_schema(schema)
            assert schema["$id"] == each["schema"]
            Draft202012Validator(schema).validate(data.read(each["address"]))

    def test_a_single_file_has_all_of_it_and_the_passages(self, data: Reader) -> None:
        listed = data.all("recommendations")
        for whole, one in zip(listed, data.recommendations, strict=True):
            data.schema.validate(one)
            assert one["html"].keys() == {each["id"] for each in one["passages"]}
            assert {**whole, "passages": one["passages"], "html": one["html"]} == one
            assert data.one(whole["id"]) == data.read(whole["file"])

    @pytest.mark.parametrize("name", ["rec-0001", "rec-9901"])
    def test_nothing_is_lacking_and_nothing_is_undeclared(self, data: Reader, name: str) -> None:
        sample, seen = data.one(name), set[str]()
        sample["comments"], sample["passages"] = sample["comments"][:2], sample["passages"][:2]
        sample["html"] = dict([*sample["html"].items()][:1])
        for path, held in objects(sample):
            if re.sub(r"\d+", "", path) in seen:
                continue
            seen.add(re.sub(r"\d+", "", path))
            if path != "/html":  # Its members are ids of passages.
                held["undeclared"] = "x"
                assert not data.schema.is_valid(sample), path
                del held["undeclared"]
                for member in [*held]:
                    value = held.pop(member)
                    assert not data.schema.is_valid(sample), f"{path}/{member}"
                    held[member] = value
        data.schema.validate(sample)
        assert len(seen) > 10


def objects(value: Any, path: str = "") -> Iterator[tuple[str, Object]]:
    if isinstance(value, dict):
        yield path, value
        for name, each in [*value.items()]:
            yield from objects(each, f"{path}/{name}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from objects(each, f"{path}/{number}")


def shapes(schema: Any) -> Iterator[Object]:
    """Every shape in a schema."""
    if isinstance(schema, dict):
        yield schema
    inner = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, dict | list):
        for each in inner:
            yield from shapes(each)


class TestEveryShape:
    def test_no_text_may_be_empty_and_no_object_is_open(self, data: Reader) -> None:
        found = {place: data.read(place) for place in data.schemas}
        assert len(found) > 12
        for place, schema in found.items():
            every = [*shapes(schema)]
            closed = {e.get("$ref") for e in every if e.get("unevaluatedProperties") is False}
            of_others = [schema["$defs"].get(str(name).rpartition("/")[2]) for name in closed]
            for each in every:
                if each.get("type") == "string":
                    assert each.get("minLength") or "pattern" in each, (place, each)
                if isinstance(each.get("properties"), dict) and each not in of_others:
                    rest = each.get("additionalProperties", each.get("unevaluatedProperties"))
                    assert rest is False, (place, each)

    def test_nothing_is_empty_today(self, data: Reader) -> None:
        for each in (*data.index["files"], {"address": INDEX}):
            assert '""' not in data.place(each["address"]).read_text(encoding="utf-8")

    def test_every_document_of_the_version_is_in_the_index(self, data: Reader) -> None:
        listed = {data.place(place) for place in (*data.schemas, INDEX)}
        listed |= {data.place(each["address"]) for each in data.index["files"]}
        listed |= {data.place(each["address"]) for each in data.index["packages"]}
        listed |= {data.place(each["file"]) for each in data.all("recommendations")}
        former = {data.place(each["address"]) for each in data.index["deprecated"]}
        former |= {path.with_suffix(".schema.json") for path in former}
        assert {*(data.folder / "data/v1").rglob("*.json")} - former == listed


class TestFormer:
    def test_each_stays_and_names_what_is_there_in_its_place(self, data: Reader) -> None:
        told = {each["address"]: each["instead"] for each in data.index["deprecated"]}
        assert {f"{SITE_URL}data/compendium.json", f"{SITE_URL}data/comments.csv"} < told.keys()
        for address, instead in told.items():
            assert data.place(instead).is_file()
            assert "{" in address or data.place(address).is_file()
            if address.endswith(".json") and "{" not in address:
                document = data.read(address)
                [notice] = document["notice"]
                assert notice["instead"] == instead
                assert all(isinstance(rows, list) for rows in document.values())
                schema = data.read(address.replace(".json", ".schema.json"))
                assert schema["deprecated"]
                Draft202012Validator(schema).validate(document)


def guide(data: Reader, language: str) -> str:
    """The address of the page about the data."""
    [found] = [each[language] for each in data.index["pages"] if each[language].endswith("/data/")]
    return str(found)


class TestGuide:
    """The page about the data."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_its_program_runs(
        self,
        data: Reader,
        language: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def opened(address: str) -> Any:
            return data.place(address).open("rb")

        monkeypatch.setattr("urllib.request.urlopen", opened)
        page = data.page(guide(data, language))
        [program] = page.xpath("//pre/code")
        lines = [line for line in program.text_content().splitlines() if line.strip()]
        assert len(lines) <= 10
        exec("\n".join(lines), {})  # noqa: S102 - what the site prints
        printed = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in printed] == [e["id"] for e in data.recommendations]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_leads_to_every_file(self, data: Reader, language: str) -> None:
        address = guide(data, language)
        page = data.page(address)
        linked = {
            data.place(link) for link in links(page.find("body"), address) if "/data/" in link
        }
        assert all(path.is_file() or path.is_dir() for path in linked)
        others = {".schema.json", ".ics", "-summary.csv", "-summary.json"}
        lacking = {
            path.relative_to(data.folder).as_posix()
            for path in (data.folder / "data").rglob("*")
            if path.is_file() and path not in linked and not path.name.endswith(tuple(others))
        }
        tagged = re.compile(rf"[.](?!{language}[.])({'|'.join(LANGUAGES)})[.]")
        lacking = {path for path in lacking if not tagged.search(path)}
        # A feed of an addressee is linked on its own page.
        feeds = {path for path in lacking if path.startswith("data/authorities/")}
        for path in feeds:
            name = path.removeprefix("data/authorities/").split(".")[0]
            start = "" if language == "bg" else "en/"
            own = data.folder / f"{start}about/authorities/{name}/index.html"
            assert path in own.read_text(encoding="utf-8")
        lacking -= feeds
        # Each stands beside one that is linked, and is of the same form.
        within = ("data/summaries/", "data/v1/analysis/", "data/v1/compendium/recommendations/")
        assert {path for path in lacking if not path.startswith(within)} == set()
        assert "[@id" in words(page.find("body"))


class TestPages:
    def test_every_recommendation_is_there(self, data: Reader) -> None:
        pages = (data.folder / "compendium/recommendations").glob("rec-*/index.html")
        assert {each["id"] for each in data.recommendations} == {p.parent.name for p in pages}

    def test_titles_and_statuses(self, data: Reader) -> None:
        for found, language, page in both(data):
            locale = Locale(language)
            [title] = page.iter("h1")
            assert words(title) == " ".join(found["title"][language].split())
            [status] = facts(page, message(locale, "fact.status"))
            assert words(status) == message(locale, f"status.{found['status']}")

    def test_passages_are_those_of_the_pages(self, data: Reader) -> None:
        count = 0
        for found, language, page in both(data):
            address, shown = found["url"][language], found["html"]
            for each in found["passages"]:
                [element] = page.xpath("//*[@id=$name]", name=each["id"])
                told = shown[each["id"]][language]
                assert words(told) == words(element), (address, each["id"])
                assert links(told, "") == links(element, address), (address, each["id"])
                assert each["markdown"][language]
                count += 1
        assert count > 500

    def test_evidence_leads_where_the_pages_lead(self, data: Reader) -> None:
        sources = {each["id"]: each for each in data.all("sources")}
        for found, language, page in both(data):
            address = found["url"][language]
            shown = facts(page, message(Locale(language), "fact.evidence"))
            told = [e for e in found["evidence"] if e["kind"] in ("source", "finding")]
            assert sorted(link for each in shown for link in links(each, address)) == sorted(
                each["url"][language] for each in told
            )
            for each in told:
                if each["kind"] == "source":
                    [entry] = page.xpath("//*[@id=$name]", name=f"source-{each['id']}")
                    is_linked = each["address"] in links(entry, address)
                    assert is_linked != sources[each["id"]]["here"]
                    assert each["address"] == sources[each["id"]]["address"]

    def test_comments_and_what_became_of_them(self, data: Reader) -> None:
        seen = set()
        for found, language, page in both(data):
            on_page = {each.get("id"): each for each in page.find_class("cd-comment")}
            assert on_page.keys() == {each["id"] for each in found["comments"]}
            for each in found["comments"]:
                element = on_page[each["id"]]
                assert each["url"][language] == f"{found['url'][language]}#{each['id']}"
                assert f"cd-decision-{each['decision']}" in element.get("class")
                assert each["example"] == bool(element.find_class("cd-example"))
                text = words(element)
                if each["answer"]:
                    assert " ".join(each["answer"]["reason"][language].split()) in text
                    assert each["answer"]["by"] in text
                assert (each["author"]["name"] or "") in text
                assert (each["quote"] or "") in text
                seen.add(each["decision"])
        assert {"accepted", "rejected", "pending"} <= seen

    def test_what_is_an_example_says_so(self, data: Reader) -> None:
        examples = {each["id"] for each in data.recommendations if each["example"]}
        assert examples == {"rec-9901"}
        for each in data.recommendations:
            assert {c["example"] for c in each["comments"]} <= {each["example"]}
        held = data.all("consultations")
        assert [c["id"] for c in held if c["example"]] == ["2026-example"]


@pytest.fixture(scope="module")
def packages(data: Reader, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The packages that the index names, where a reader carried them to."""
    folder = tmp_path_factory.mktemp("packages")
    found = {}
    for each in data.index["packages"]:
        place = data.place(each["address"])
        shutil.copytree(place.parent, folder / each["name"])
        found[each["name"]] = folder / each["name"] / place.name
    return found


def converted(files: list[Path], form: str, folder: Path) -> None:
    """What LibreOffice makes of files, as when somebody opens them and saves them."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    shown = ("--headless", f"--infilter=CSV:{UTF_8}") if form == "ods" else ("--headless",)
    command = ("soffice", profile, *shown, "--convert-to", form, "--outdir", str(folder))
    subprocess.run((*command, *map(str, files)), check=True, capture_output=True, timeout=120)


def cells(table: Path) -> list[list[str]]:
    """The rows of a table; a spreadsheet writes what is true or false in capitals."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [[LOGICAL.get(cell, cell) for cell in row] for row in csv.reader(file)]


class TestPackages:
    def faults(self, place: Path) -> list[str]:
        with system.use_context(trusted=True):
            report = frictionless.validate(str(place))
        return [fault.type for task in report.tasks for fault in task.errors]

    def test_they_are_valid(self, packages: dict[str, Path]) -> None:
        assert packages.keys() == {"analysis", "compendium"}
        for place in packages.values():
            assert self.faults(place) == []
            told = json.loads(place.read_text(encoding="utf-8"))
            assert told["licenses"][0]["name"] == "CC-BY-4.0"
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", told["created"])

    @pytest.mark.parametrize(
        ("table", "old", "new", "fault"),
        [
            ("recommendations", ",2026-", ",some-", "type-error"),
            ("recommendation-evidence", "rec-0001,1,", "rec-7777,1,", "foreign-key"),
            ("recommendation-risks", "rec-0001,2,", "rec-0001,1,", "primary-key"),
        ],
    )
    def test_their_types_and_keys_are_held(
        self, packages: dict[str, Path], tmp_path: Path, table: str, old: str, new: str, fault: str
    ) -> None:
        shutil.copytree(packages["compendium"].parent, tmp_path / "x")
        place = tmp_path / "x" / f"{table}.csv"
        text = place.read_bytes().decode()
        assert old in text
        place.write_bytes(text.replace(old, new, 1).encode())
        assert fault in self.faults(tmp_path / "x" / packages["compendium"].name)

    @pytest.mark.parametrize("name", ["analysis", "compendium"])
    def test_a_spreadsheet_keeps_every_cell(
        self, packages: dict[str, Path], tmp_path: Path, name: str
    ) -> None:
        tables = sorted(packages[name].parent.glob("*.csv"))
        converted(tables, "ods", tmp_path)
        converted(
            sorted(tmp_path.glob("*.ods")), f"csv:Text - txt - csv (StarCalc):{UTF_8}", tmp_path
        )
        for table in tables:
            assert cells(tmp_path / table.name) == cells(table), table.name

    def test_they_say_what_the_objects_say(self, data: Reader, packages: dict[str, Path]) -> None:
        with system.use_context(trusted=True):
            package = frictionless.Package(str(packages["compendium"]))
            rows = {each.name: each.read_rows() for each in package.resources}
        counted = [each for each in data.recommendations if not each["example"]]
        for row, each in zip(rows["recommendations"], counted, strict=True):
            assert (row["id"], row["status"]) == (each["id"], each["status"])
            assert row["issued"].isoformat() == each["issued"]
            for language in LANGUAGES:
                assert row[f"title-{language}"] == each["title"][language]
                assert row[f"url-{language}"] == each["url"][language]
        evidence = [(e["id"], at, g) for e in counted for at, g in enumerate(e["evidence"], 1)]
        for row, (name, number, each) in zip(
            rows["recommendation-evidence"], evidence, strict=True
        ):
            assert (row["recommendation"], row["number"]) == (name, number)
            assert [row[n] for n in ("kind", "evidence", "passage", "address")] == [
                each[n] for n in ("kind", "id", "passage", "address")
            ]
            assert row["locator-en"] == (each["locator"] or {}).get("en")
        assert len(rows["comments"]) == sum(len(each["comments"]) for each in counted)
