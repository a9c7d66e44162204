"""A small library of documents, its index, and the engine on it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.model.scripts import parts
from civildialogue.core.output.search import index, runs, script, shards
from civildialogue.core.output.search.ask import Engine
from civildialogue.core.output.search.brief import brief
from civildialogue.core.output.search.counting import Contribution, contributions
from civildialogue.core.output.search.documents import Document, Paragraph
from civildialogue.core.output.search.names import Names

SCRIPTS = Path(__file__).parents[4] / "scripts/civildialogue/theme/assets/javascripts"
NAMES = Names(
    pairs=[
        ("обществена консултация", "public consultation"),
        ("партиципативен бюджет", "participatory budget"),
        ("жребий", "sortition"),
        ("достъп до обществена информация", "access to public information"),
    ],
    also=[("допитване", "обществена консултация"), ("NGO", "обществена консултация")],
)


def document(
    key: str, title: str, *texts: str, locale: Locale = BULGARIAN, **more: Any
) -> Document:
    paragraphs = tuple(
        Paragraph(f"p-{number}", "Раздел", text) for number, text in enumerate(texts)
    )
    values = {"publication": key.partition("/")[0], "kind": "chapter", "url": f"{key}/", **more}
    return Document(key=key, locale=locale, title=title, paragraphs=paragraphs, **values)


IN_BULGARIAN = (
    document(
        "methodologies/consultation",
        "Обществена консултация онлайн",
        "Органът публикува проекта и събира предложения от гражданите.",
        "Справката показва какво е прието и защо.",
        kind="method",
    ),
    document(
        "methodologies/budget",
        "Партиципативен бюджет",
        "Общината отделя сума, жителите гласуват за проекти.",
        "Кметът отчита изпълнението на проектите пред общинския съвет.",
        kind="method",
    ),
    document(
        "methodologies/panel", "Граждански панел", "Жребият дава група жители.", kind="method"
    ),
    document("analysis/access", "Достъп до информация", "Заявлението се подава до органа."),
    document(
        "compendium/recommendations/rec-0001",
        "Отговор с мотиви на всяко предложение",
        "Общината да публикува отговор на предложенията.",
        kind="recommendation",
    ),
    document(
        "analysis/citing", "Как да цитирате", "Препоръката се цитира като rec-0001, rec-0001."
    ),
    document("analysis/portal", "Портал", "Порталът открива консултация за законопроектите."),
)
IN_ENGLISH = (
    document(
        "methodologies/consultation",
        "Online public consultation",
        "The authority publishes the draft and collects proposals.",
        locale=ENGLISH,
    ),
    document("analysis/access", "Access to information", "Requests go out.", locale=ENGLISH),
)


def built(
    documents: Iterable[Document],
    locale: Locale,
    names: Names | None = None,
    translations: Iterable[Document] = (),
) -> dict[str, str]:
    """The shards of one language; documents of another one are passed over."""
    others = groupby(sorted(translations, key=attrgetter("url")), attrgetter("url"))
    versions = {url: [*every] for url, every in others}
    own = (document for document in documents if document.locale == locale)
    pages = [contributions([page, *versions.get(page.url, ())])[0] for page in own]
    return merged(pages, locale, names, parts(len(pages)))


def merged(
    pages: Sequence[Contribution], locale: Locale, names: Names | None, many: int
) -> dict[str, str]:
    """The shards of one language from what its pages give."""
    told = [brief(page) for page in pages]
    whole = {each.sum: page for each, page in zip(told, pages, strict=True)}
    joins = map(runs.joined, runs.runs(pages))
    made = index.merged(told, joins, locale, names, many=many)
    texts = index.texts(told, locale, lambda each: whole[each.sum])
    return made | {name: make() for name, _, make in texts}


def engine(site: Path, documents: Iterable[Document] = (*IN_BULGARIAN, *IN_ENGLISH)) -> Engine:
    """The engine on a site that consists of its index alone."""
    listed = list(documents)
    for locale in languages():
        put(site, shards.files(built(listed, locale, NAMES)))
    put(site, [(script.NAME, script.bundle(theirs).encode())])
    return Engine(site)


def put(site: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes files of a site."""
    for path, content in files:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


def theirs(name: str) -> str:
    """A script of the theme."""
    return (SCRIPTS / name).read_text(encoding="utf-8")


def urls(answer: dict[str, Any]) -> list[str]:
    assert "error" not in answer, answer
    return [result["url"] for result in answer["results"]]
