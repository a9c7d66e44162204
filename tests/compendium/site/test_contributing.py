"""What the form of comments knows, and its script without a page, run in V8."""

import datetime as dt
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from civildialogue.core import pipeline
from civildialogue.core.declaring import Input
from civildialogue.core.model.addresses import is_own, says_where
from civildialogue.core.model.characters import HIDDEN, mixed
from civildialogue.core.model.forge import LONGEST_ADDRESS, LONGEST_MAIL, Forge, Sending
from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    PROGRAM,
    Locale,
    languages,
    messages,
)
from civildialogue.core.model.library import Library
from civildialogue.core.output.search import documents as search
from civildialogue.core.site.blocks.marker import CLOSE, OPEN, decode
from civildialogue.core.site.blocks.redline import redline
from civildialogue.core.site.forms.fields import fields
from civildialogue.core.site.forms.known import known, rules
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings as settings_of
from civildialogue.features.compendium.form import FORM
from civildialogue.features.compendium.model import names, records
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.vocabulary import Capacity, Channel, CommentKind
from civildialogue.features.compendium.pages import comment_form, contributing, sending
from counts import cases
from forming import MACHINE, OF_COMMENTS, run
from projects import SETTINGS, around

from ..written import Sources

REST = SETTINGS.partition("\n")[2]

BG, EN = BULGARIAN, ENGLISH
QUOTE = "на всяко предложение"
FLAGS = [
    "".join(["🏴", *(chr(0xE0000 + ord(c)) for c in name), "\U000e007f"])
    for name in ("gbeng", "gbsct", "gbwls")
]
"""England, Scotland, Wales."""
KINDS = {
    "github": "https://github.com/owner/name",
    "gitlab": "https://gitlab.example.org/group/sub/name",
    "forgejo": "https://codeberg.org/owner/name",
}
HOSTILE = (
    *("---", "--- \n---\n", "key: value", "- item", "# no comment", "&anchor *alias", "{a: [b]}"),
    *("!!python/object", "| block", "> folded", "%YAML 1.1", "@at `tick`", "yes", "null", "~"),
    *("\"quoted\" 'single'", "2026-12-01", "0x1f", "1e3", "\\u0041 \\n \\", "{#p-one}", "\ud800"),
    *(
        "<script>alert(1)</script>",
        "\u2028\u2029",
        "\x85",
        "\ufffe\uffff",
        "😀👨\u200d👩",
        "\x00\x07",
    ),
    *(
        "\u202eобърнат\u202c",
        "\ufeffначало",
        "а\tб",
        "\r\nред\rред",
        "„Кавички“ – тире…",
        "ѝ Ия ИЯ",
    ),
)
texts = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12), st.text("абвя \n", max_size=9)),
    max_size=6,
).map(" ".join)


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    made = Sources(tmp_path / "docs").with_data()
    made.recommendation()
    made.consultation()
    return made


KNOWN = {
    **rules(FORM),
    "path": FORM.path,
    "body": [["", "text"]],
    "taken": [],
    "name": FORM.name,
}
SIGNS = KNOWN["signs"]
SUBJECT = {
    "id": "c-abc234",
    "target.recommendation": "rec-0001",
    "lang": "bg",
    "licence": "CC-BY-4.0",
}


def a_comment(text: str, name: str, **more: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """The values and the text of a comment as the form reads its inputs."""
    given_ = {
        **{each["name"]: "" for each in KNOWN["inputs"]},
        **{"block": "p-one", "kind": "support", "quote": QUOTE, "capacity": "citizen"},
        **{"text": text, "name": name, "publish": True, "age": True, "licence": True, **more},
    }
    found = run("values.read", KNOWN, given_, SUBJECT)
    return {**found["values"], "received": "2026-12-05"}, found["texts"]


def faults(values: dict[str, Any], texts_: dict[str, str], passage: str | None = None) -> Any:
    facts = {"passage": PASSAGE} if passage is None else {}
    return run("rules.faults", KNOWN, values, texts_, facts)


def filed(values: dict[str, Any], texts_: dict[str, str]) -> Any:
    return run("file.file", KNOWN, values, texts_)


PASSAGE = "Общината да отговаря на всяко предложение."


class TestFields:
    def test_they_stand_in_the_files_order(self) -> None:
        order = [each["path"].partition(".")[0] for each in fields(FORM)]
        schema = list(records.Comment.model_json_schema(by_alias=True)["properties"])
        kept = dict.fromkeys(order)
        assert [*kept] == [name for name in schema if name in kept]

    def test_a_field_added_to_the_schema_must_get_a_place(self) -> None:
        class Longer(records.Comment):
            mood: str | None = None

        with pytest.raises(LookupError, match="mood"):
            fields(replace(FORM, model=Longer))

    def test_a_place_for_a_field_that_is_gone_is_a_fault(self) -> None:
        inputs = (*FORM.inputs, Input("address", "author.address"))
        with pytest.raises(LookupError, match=r"author\.address"):
            fields(replace(FORM, inputs=inputs))

    def test_the_rules_are_those_of_the_schema(self) -> None:
        found = {field["path"]: field for field in fields(FORM)}
        assert found["author.name"]["maxLength"] == 120
        assert found["target.quote"] | {"required": True, "minLength": 1} == found["target.quote"]
        assert found["kind"]["enum"] == [str(kind) for kind in records.CommentKind]
        assert not found["proposal"]["required"]
        assert "disposition" not in found


BASIC = {"empty", "choose", "long", "form", "number", "low", "high"}
OF_THE_SCHEMA = {"field-missing", "field-invalid", "value-unknown"}
STRANGE = st.sampled_from(
    ["", "", "a\u0301\u0301\u0301\u0301", "Ивaн", "Ｍ", "x" * 2001, "ѝ", "Γ", "{a}"]
)
odd = st.tuples(texts, STRANGE).map(" ".join)


class TestFile:
    @settings(max_examples=cases(1_500))
    @given(
        st.sampled_from([str(kind) for kind in records.CommentKind]),
        st.sampled_from([QUOTE, PASSAGE, "на   всяко\nпредложение", "не е там", ""]),
        *(st.one_of(texts, odd, st.just(QUOTE)), odd, odd, odd),
    )
    def test_the_form_finds_what_the_check_finds(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        kind: str,
        quote: str,
        proposal: str,
        text: str,
        name: str,
        organisation: str,
    ) -> None:
        more = {"organisation": organisation, "capacity": "organisation", "proposal": proposal}
        values, texts_ = a_comment(text, name, kind=kind, quote=quote, **more)
        ours = {each["fault"] for each in faults(values, texts_)}
        file = filed(values, texts_)
        sources = Sources(tmp_path_factory.mktemp("docs")).with_data()
        sources.recommendation()
        sources.consultation()
        sources.write(file["path"], file["text"])
        found = pipeline.inspect(sources.docs)
        theirs = {d.code for d in found.diagnostics if d.span.path.endswith(file["name"])}
        if ours & BASIC:
            assert theirs & OF_THE_SCHEMA, file["text"]
            return  # What the schema refuses is not asked for more.
        assert ours == theirs, file["text"]
        if not ours:
            [read] = found.library.records(Comment).values()
            comment = read.value
            assert comment.author.name == values["author.name"]
            assert comment.proposal == values.get("proposal")
            assert comment.author.organisation == values.get("author.organisation")
            assert texts_["text"] == "" or read.body

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("author.name", ""),
            ("author.name", "и" * 121),
            ("target.quote", ""),
            ("target.quote", "на " * 1000),
            ("proposal", "и" * 2001),
            ("kind", "praise"),
            ("author.capacity", None),
            ("licence", None),
            ("id", "c-1"),
            ("in-reply-to", "../../etc"),
            ("target.block", "P 1"),
        ],
    )
    def test_what_the_schema_refuses_the_form_refuses(self, path: str, value: Any) -> None:
        values, body = a_comment("Текст", "Мария")
        values[path] = value
        nested: dict[str, Any] = {}
        for key, each in values.items():
            first, _, second = key.partition(".")
            if second:
                nested.setdefault(first, {})[second] = each
            else:
                nested[first] = each
        with pytest.raises(ValidationError):
            records.Comment.model_validate({k: v for k, v in nested.items() if v is not None})
        assert path in {f["path"] for f in faults(values, body, "")}

    @pytest.mark.parametrize(
        "name", ["Aлекс", "Иvан", "Ｍария", "𝐀", "Мария от Γрад", "Ivan Иванов", "O'Нийл"]
    )
    @pytest.mark.parametrize("path", ["author.name", "author.organisation"])
    def test_letters_for_show_are_found_as_the_check_finds_them(self, path: str, name: str) -> None:
        values, body = a_comment("Текст", "Мария")
        found = faults({**values, path: name}, body)
        wrong = [word for word, _, _ in mixed(name)]
        assert [(f["path"], f["word"]) for f in found] == [(path, word) for word in wrong[:1]]

    def test_what_the_check_would_find_is_found_before(self) -> None:
        values, _ = a_comment("", "Мария")
        found = faults({**values, "target.quote": "друго"}, {"text": ""})
        assert [(f["path"], f["fault"]) for f in found] == [
            ("target.quote", "quote-dangling"),
            ("text", "comment-empty"),
        ]
        long = faults(values, {"text": "а" * 10_001})
        assert [(f["fault"], f["length"], f["limit"]) for f in long] == [
            ("comment-too-long", 10_001, 10_000)
        ]
        same = {**values, "kind": "amend", "proposal": f" {QUOTE}\n"}
        assert [f["fault"] for f in faults(same, {"text": ""})] == ["proposal-same"]
        assert faults({**values, "kind": "amend", "proposal": ""}, {"text": ""}) == []

    @settings(max_examples=cases(2_000))
    @given(st.one_of(st.text(max_size=40), st.text("абвгИЯияѝ -ßﬁıİſéZ1", max_size=50)))
    def test_the_name_of_the_file_is_the_commands(self, name: str) -> None:
        expected = names.slug(name or "Име")
        assert (run("text.slug", name or "Име", SIGNS["letters"]) or "comment") == expected

    def test_the_id_is_part_of_the_name(self) -> None:
        values, body = a_comment("Текст", "Мария Иванова")
        assert filed(values, body)["name"] == "2026-12-05-maria-ivanova-abc234.md"

    def test_what_cannot_be_seen_is_taken_out_and_counted(self) -> None:
        cleaned = run("text.clean", " а\u200bб\tв\r\nг\u202e\ud800 ", SIGNS)
        assert cleaned == {"text": "аб в\nг", "removed": 3}

    @settings(max_examples=cases(2_000))
    @given(
        st.lists(
            st.one_of(
                st.sampled_from([*"👩🏽⚖❤\ufe0f\u200d\u200bаa-🏴⬛↔", *FLAGS, FLAGS[0][:4]]),
                st.characters(exclude_categories=("Cs",)),
            ),
            max_size=12,
        ).map("".join)
    )
    def test_what_stays_is_what_the_check_lets_stay(self, text: str) -> None:
        cleaned = run("text.clean", f"я{text}я", SIGNS)
        lines = f"я{text}я".replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        assert cleaned["text"] == HIDDEN.sub("", lines)

    @pytest.mark.parametrize(
        "picture", [*FLAGS, "🐈\u200d⬛", "🙂\u200d↔\ufe0f", "👩\u200d⚖\ufe0f"]
    )
    def test_pictures_of_several_signs_are_kept_whole(self, picture: str) -> None:
        assert run("text.clean", picture, SIGNS) == {"text": picture, "removed": 0}
        assert not HIDDEN.search(picture)

    @pytest.mark.parametrize(
        "hidden", ["🏴\U000e0067", "a\U000e0067\U000e007f", f"{FLAGS[0][:-1]}a", f"🏳{FLAGS[0][1:]}"]
    )
    def test_tags_that_spell_no_flag_hide_something(self, hidden: str) -> None:
        assert HIDDEN.search(hidden)

    @pytest.mark.parametrize("locale", PROGRAM)
    def test_the_template_is_a_comment_once_it_is_filled_in(
        self, sources: Sources, locale: Locale
    ) -> None:
        text = (
            contributing.template(locale)
            .replace("p-abcd", "p-one")
            .replace('quote: "…"', f'quote: "{QUOTE}"')
        )
        text = text.replace('# proposal: "…"', 'proposal: "на всяко писмо"').replace(
            "lang: en", "lang: bg"
        )
        sources.write("compendium/comments/rec-0001/2026-12-01-ime-abc123.md", text)
        found = [
            d for d in pipeline.inspect(sources.docs).diagnostics if "comments/" in d.span.path
        ]
        assert found == []

    @pytest.mark.parametrize("locale", PROGRAM)
    def test_the_template_names_every_choice(self, locale: Locale) -> None:
        remarks = {
            line.partition(":")[0].strip("# "): set(re.split(r"[^\w-]+", line.partition("# ")[2]))
            for line in contributing.template(locale).split("\n")
        }
        choices = {"kind": CommentKind, "capacity": Capacity, "received-via": Channel}
        assert all(set(map(str, words)) <= remarks[name] for name, words in choices.items())
        assert set(PROGRAM) <= remarks["lang"]

    def test_the_address_of_the_form_says_what_is_known(self) -> None:
        whole = {"target": ["rec-0001"], "block": ["p-one"], "kind": ["amend"]}
        assert parse_qs(contributing.query("rec-0001", "p-one", "amend")[1:]) == whole
        assert contributing.query("rec-0001") == "?target=rec-0001"


class TestRedline:
    @settings(max_examples=cases(2_000))
    @given(
        st.lists(st.sampled_from("а б в г д –".split()), max_size=14).map(" ".join),
        st.lists(st.sampled_from("а б в г д –".split()), max_size=14).map(" ".join),
    )
    def test_it_is_the_sites_own(self, before: str, after: str) -> None:
        parts = []
        for stroke in run("diff.strokes", before, after):
            if "same" in stroke:
                parts.append(stroke["same"])
            for key, mark in (("gone", "-"), ("come", "+")):
                if stroke.get(key):
                    parts.append(f"{mark}({stroke[key]})")
        assert " ".join(parts) == plain(str(redline(Said(), before, after)))  # type: ignore[arg-type]


class Said:
    """A writer that says nothing but the name of a stroke."""

    locale = BG

    def t(self, key: str) -> str:
        return key


def plain(markup: str) -> str:
    for tag, name, mark in (("del", "deleted", "-"), ("ins", "inserted", "+")):
        spoken = f'<span class="cd-spoken" lang="bg">[redline.{name}] </span>'
        markup = markup.replace(f"<{tag}>{spoken}", f"{mark}(").replace(f"</{tag}>", ")")
    return unescape(markup)


def forge(kind: str, **more: str) -> Forge:
    return Forge.model_validate({"kind": kind, "repository": KINDS[kind], "branch": "main", **more})


REPOSITORY = "repository: https://github.com/a/b"
FILE = {
    "name": "2026-12-05-maria.md",
    "path": "compendium/comments/rec-0001/2026-12-05-maria.md",
    "text": '---\nid: "c-abc234"\n---\nТекст & още = 100 % #1 + „?“\n',
}


class TestSending:
    @pytest.mark.parametrize(
        ("kind", "start", "name", "content"),
        [
            ("github", "/owner/name/new/main", "filename", "value"),
            ("gitlab", "/group/sub/name/-/new/main", "file_name", "content"),
            (
                "forgejo",
                "/owner/name/_new/main/docs/compendium/comments/rec-0001",
                "filename",
                "value",
            ),
        ],
    )
    def test_the_new_file_is_filled_in(
        self, kind: str, start: str, name: str, content: str
    ) -> None:
        given_ = {"new": forge(kind).new_form, "folder": "docs"}
        found = run("send.forge", given_, SIGNS, FILE)
        assert found["whole"]
        parts = urlsplit(found["address"])
        query = parse_qs(parts.query, strict_parsing=True)
        assert (
            f"https://{parts.netloc}{parts.path}"
            == KINDS[kind][: KINDS[kind].index("/", 8)] + start
        )
        whole = FILE["name"] if kind == "forgejo" else f"docs/{FILE['path']}"
        assert query == {name: [whole], content: [FILE["text"]]}

    def test_an_address_that_servers_would_refuse_goes_without_the_text(self) -> None:
        given_ = {"new": forge("github").new_form, "folder": "docs"}
        for length in (1000, 1250, 1300, 9000):
            file = {**FILE, "text": "я" * length}
            found = run("send.forge", given_, SIGNS, file)
            assert len(found["address"]) <= LONGEST_ADDRESS
            query = parse_qs(urlsplit(found["address"]).query)
            assert query["filename"] == [f"docs/{FILE['path']}"]
            assert query.get("value", [""]) == ["я" * length if found["whole"] else ""]
            assert found["whole"] == (length <= 1300)

    def test_a_letter_carries_the_file_if_it_can(self) -> None:
        def letter(file: dict[str, str]) -> dict[str, Any]:
            answer: dict[str, Any] = run(
                "send.mail",
                "editors@example.org",
                SIGNS,
                "Коментар",
                "Файлът:",
                file,
            )
            assert len(answer["address"]) <= LONGEST_MAIL
            return answer

        short, long = letter(FILE), letter({**FILE, "text": "я" * 400})
        assert (short["whole"], long["whole"]) == (True, False)
        body = parse_qs(urlsplit(short["address"]).query)["body"][0]
        assert body == f"Файлът:\r\n\r\n{FILE['text']}".replace("\r\n", "\n").replace("\n", "\r\n")
        assert (
            unquote(long["address"]) == "mailto:editors@example.org?subject=Коментар&body=Файлът:"
        )

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_source_opens_for_editing(self, kind: str) -> None:
        middle = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}[kind]
        made = forge(kind, branch="feature/x", folder="texts")
        assert made.edit("a/b.bg.md") == f"{KINDS[kind]}/{middle}/feature/x/texts/a/b.bg.md"
        assert made.new("a/b.en.md", "я" * 1400) is None


class TestSettings:
    def settings_(self, sources: Sources, extra: str) -> list[str]:
        project = around(sources.docs, f"site_name: Форум\nextra:\n{extra}{REST}")
        return [f"{d.span.line}:{d.span.column} {d.code}" for d in settings_of(project).diagnostics]

    @pytest.mark.parametrize(
        ("extra", "found"),
        [
            ("  generator: false\n", []),
            (f"  forge: {{kind: github, {REPOSITORY}, branch: main}}\n  mail: a@b.bg\n", []),
            (
                f"  forge:\n    kind: githab\n    {REPOSITORY}\n    branch: main\n",
                ["4:11 value-unknown"],
            ),
            ("  forge: {kind: gitlab, branch: main}\n", ["3:10 setting-missing"]),
            (
                "  forge:\n    kind: github\n    repository: javascript:1\n    branch: main\n",
                ["5:17 field-invalid"],
            ),
            (
                f"  forge: {{kind: github, {REPOSITORY}, branch: main, token: x}}\n",
                ["3:75 setting-unsupported"],
            ),
            ("  mail: not an address\n", ["3:9 field-invalid"]),
        ],
    )
    def test_a_fault_in_them_has_its_place(
        self, sources: Sources, extra: str, found: list[str]
    ) -> None:
        assert self.settings_(sources, extra) == found


@pytest.fixture
def writer(sources: Sources) -> Writer:
    return sources.writer()


def test_the_first_words_tell_passages_apart(writer: Writer) -> None:
    [passage] = comment_form.recommendation(writer, "rec-0001")["passages"][:1]
    assert passage["id"] == "p-one"
    assert passage["start"].startswith("Общината да отговаря на всяко")


def test_all_the_pages_words_are_there(writer: Writer) -> None:
    scripts = [*OF_COMMENTS.glob("*.js"), *MACHINE.glob("*.js")]
    used = "".join(path.read_text(encoding="utf-8") for path in scripts)
    words = known(FORM, writer)["words"]
    for name in re.findall(r"\bwords\.([a-z]+)\b", used) + re.findall(
        r'\bwords\["([a-z.-]+)"', used
    ):
        assert name in words, name


WAYS: dict[str, dict[str, Any]] = {
    "nothing": {},
    "mail": {"mail": "editors@forum.bg"},
    "forge": {"forge": forge("github")},
}
DURING, AFTER = dt.date(2026, 12, 1), dt.date(2027, 2, 1)
OF_SENDING = {BG: r"прат|праща", EN: r"\bsen(?:d|t\b)"}
SAVES = ("contribute.save.", "form.save.")
MARK = re.compile(f"{OPEN}[0-9a-f]+{CLOSE}")
RAW = r"<(pre|script).*?</\1>|<[^>]*>"
DENIED = {BG: r"\b(?:не|няма|нищо|никъде)\b", EN: r"\b(?:no|nothing|nowhere)\b"}


def offering(sources: Sources, locale: Locale, way: str, today: dt.date = AFTER) -> Writer:
    """What writes pages where comments can be sent that way, and in no other."""
    offered = Sending(**WAYS[way])
    library = replace(sources.library, sending=offered, address="https://forum.bg/")
    return Writer(Shared(library, History(sources.docs), today), locale)


def told(writer: Writer) -> str:
    """All that the form's page and its script can say, and the offer on a recommendation's page."""
    documents = generate(writer.shared)
    form = documents[f"{contributing.KEY}.{writer.locale}.md"]
    page = documents[f"compendium/recommendations/rec-0001.{writer.locale}.md"]
    found = dict(known(FORM, writer)["words"])
    for name in list(found):
        if name.startswith(("save.", "forge", "mail", "exercise", "file.", "way.", "term-open")):
            del found[name]
    offer = messages(writer.locale)[page.meta["forum"]["say"]["words"]]
    markup = MARK.sub(
        lambda mark: decode(mark[0]).get("html", ""), f"{form.body} {page.body} {offer}"
    )
    plain_ = unescape(re.sub(RAW, " ", markup, flags=re.DOTALL))
    labels = " . ".join(re.findall(r'aria-label="([^"]*)"', markup))
    return " . ".join([plain_, labels, form.meta["description"], *found.values()])


class TestSavingAndSending:
    @pytest.mark.parametrize("locale", PROGRAM)
    @pytest.mark.parametrize("is_prepared", [False, True])
    def test_where_nothing_can_be_sent_every_word_of_sending_is_a_denial(
        self, sources: Sources, locale: Locale, is_prepared: bool
    ) -> None:
        if is_prepared:
            sources.preparation("2027-spring")
        writer = offering(sources, locale, "nothing")
        assert not sending.can_send(writer)
        sentences = re.split(r"[.:!?]", told(writer))
        said = [s for s in sentences if re.search(OF_SENDING[locale], s, re.IGNORECASE)]
        assert said
        assert [s for s in said if not re.search(DENIED[locale], s, re.IGNORECASE)] == []
        assert messages(locale)["form.save.make"] in told(writer)
        assert 'id="mail"' not in told(writer) and "{: #mail }" not in told(writer)

    @pytest.mark.parametrize("locale", PROGRAM)
    @pytest.mark.parametrize("way", ["mail", "forge"])
    def test_where_a_comment_can_be_sent_it_says_send(
        self, sources: Sources, locale: Locale, way: str
    ) -> None:
        writer = offering(sources, locale, way)
        assert sending.can_send(writer)
        words = told(writer)
        found = messages(locale)
        for name in ("form.make", "form.send", "form.required", "form.download-hint"):
            assert found[name] in words, name
        for name in ("comment-all", "propose"):
            assert found[f"contribute.{name}"] in words, name
        for name, text in found.items():
            is_begun = name == "contribute.save.way.git-text"
            assert not name.startswith(SAVES) or is_begun or text not in words, name
        pull_request = found["contribute.way.git-text"]
        assert (pull_request in words) == (way == "forge")

    @pytest.mark.parametrize(
        ("contact", "today", "can_send"),
        [
            ("desk@forum.bg", DURING, True),
            ("Община Борино, ул. „Христо Ботев“ 1", dt.date(2026, 11, 1), True),
            ("desk@forum.bg", AFTER, False),
            ("https://forum.bg/", DURING, False),
        ],
    )
    def test_an_open_consultation_with_an_address_of_its_own_is_a_way(
        self, sources: Sources, contact: str, today: dt.date, can_send: bool
    ) -> None:
        sources.consultation(contact={"bg": contact, "en": contact})
        assert sending.can_send(offering(sources, BG, "nothing", today)) == can_send

    def test_every_word_of_saving_has_the_one_it_stands_for(self) -> None:
        for locale in languages():
            found = messages(locale)
            for name in found:
                if name.startswith(SAVES):
                    word = name.partition(".save.")[2]
                    other = found.get(f"contribute.{word}") or found[f"form.{word}"]
                    assert other != found[name], name

    @pytest.mark.parametrize("locale", PROGRAM)
    def test_the_form_is_told_what_is_in_preparation(
        self, sources: Sources, locale: Locale
    ) -> None:
        sources.preparation("2027-spring")
        writer = offering(sources, locale, "nothing")
        title = {"bg": "Консултация 2027-spring", "en": "Consultation 2027-spring"}[locale]
        found = comment_form.recommendation(writer, "rec-0001")["preparations"]
        assert found == [{"title": title}]
        assert {"bg": "Адрес.", "en": "An address."}[locale] in told(writer)


class TestSaysWhere:
    @pytest.mark.parametrize(
        "text",
        [
            "forum@example.org",
            "Пишете на адрес <https://egov.bg/forum>.",
            "strategy.bg, раздел „Консултации“",
            "Тел. 03042 20 40",
            "Община Борино, ул. „Христо Ботев“ 1, 4824 Борино",
            "12 Main Street",
            "https://forum.example.org.evil.bg/",
            "https://other.forum.example.org/",
        ],
    )
    def test_an_address(self, text: str) -> None:
        assert says_where(text, "https://forum.example.org/")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Няма обявен адрес.",
            "На платформата.",
            "https://forum.example.org/",
            "http://www.FORUM.example.org:80/en/?p=1#c2",
            "forum.example.org",
            "Адресът ще бъде обявен на 1 декември 2026 г.",
            "From 2026-12-01, or December 1, on.",
            "до 01.12.2026 г.",
        ],
    )
    def test_no_address(self, text: str) -> None:
        assert not says_where(text, "https://forum.example.org/")

    def test_only_what_lies_below_the_sites_own_address_is_the_site(self) -> None:
        site = "https://example.org/forum/"
        assert is_own("https://example.org/forum/en/", site)
        assert is_own("https://example.org/forum", site)
        assert not is_own("https://example.org/forums/", site)
        assert not is_own("https://example.org/", site)
        assert not is_own("https://example.org/forum/", "")

    def test_the_cost_grows_with_the_length(self) -> None:
        for sign in ("a", "a.", "a@", "1", "1.", "https://", "января "):
            assert says_where(sign * 100_000, "https://forum.bg/") in (True, False)


def test_the_form_does_not_know_who_wrote_a_redacted_comment(sources: Sources) -> None:
    sources.recommendation()
    sources.comment("c-aaaaaa", name="Мария")
    sources.comment(
        "c-bbbbbb",
        "Тайни думи.",
        name="Тайна Личност",
        organisation="Тайно Сдружение",
        redaction={"reason": "personal-data", "on": "2026-12-06", "by": "Редакция"},
    )
    found = comment_form.recommendation(sources.writer(), "rec-0001")
    assert {each["id"]: each["name"] for each in found["comments"]} == {
        "c-aaaaaa": "Мария",
        "c-bbbbbb": "",
    }
    assert "Тайн" not in json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize("name", ["cd-say", "cd-contribute", "cd-paper"])
def test_no_search_finds_the_words_of_forms(name: str) -> None:
    article = (
        '<article><h1>Препоръка</h1><p id="p-one">Текст.</p>'
        f'<div class="{name}"><p id="p-two">Напишете</p></div></article>'
    )
    found = search.read(article, "a", BULGARIAN, Library())
    assert found is not None
    assert [paragraph.text for paragraph in found.paragraphs] == ["Текст."]
