"""Invents projects: each is a few features, chosen by its seed, on top of nothing at all.

A feature is a function that adds its files to a draft, and nothing else knows of it: to try
another one, write it and name it in ``FEATURES`` (or in ``ODD``, if the check must refuse it). What
a feature needs of others it adds by itself, or leaves out. A language is a ``Locale``; translations
are added for every one but the record's.
"""

import random
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import yaml

from civildialogue.core.model.settings import Feature
from civildialogue.core.model.vocabulary import Kind
from projects import SETTINGS
from unit.making import DATA, original, translation

DAY = "2026-11-22"
CITY = {
    "id": "council",
    "name": {"bg": "Общински съвет", "en": "Municipal Council"},
    "level": "municipal",
    "url": "https://example.org/",
    "source": "https://example.org/",
    "accessed": DAY,
}


@dataclass
class Draft:
    """A project before it is written: its files below ``docs``, and its settings."""

    seed: int
    docs: str = "docs"
    files: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=lambda: yaml.safe_load(SETTINGS))
    commands: list[list[str]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    has_history: bool = False

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311
        self.settings["site_url"] = "https://forum.example/"

    def page(self, key: str, kind: str, body: str = "", **more: Any) -> None:
        """A page in Bulgarian, and perhaps in English, whole or in part."""
        number = len(self.files)
        self.files.pop(f"{key}.en.md", None)
        self.files[f"{key}.bg.md"] = original(kind, body, title=f"Заглавие {number}", **more)
        if self.dice.random() < 0.6:
            own = {"short_title": "Short"} if kind == Kind.PUBLICATION else {}
            self.files[f"{key}.en.md"] = translation(kind, body, title=f"Title {number}", **own)

    def text(self, name: str) -> str:
        """A body with a heading; ``name`` makes its ids its own."""
        return f"## Част {{#{name}}}\n\nПасаж на {name}.\n{{#p-{name}}}"


def _data(draft: Draft, *names: str) -> None:
    for name in names:
        draft.files[f"_data/{name}.yml"] = DATA[f"_data/{name}.yml"]


def home(draft: Draft) -> None:
    """A front page."""
    draft.page("index", Kind.HOME, draft.text("home"))


def about(draft: Draft) -> None:
    """Pages about the Forum, with those that the frame of every page links to, or some of them."""
    draft.page("about/index", Kind.PAGE)
    for name in ("project", "contribute", "cite", "accessibility", "privacy"):
        if draft.dice.random() < 0.5:
            draft.page(f"about/{name}", Kind.PAGE, draft.text(name))


def lone_page(draft: Draft) -> None:
    """A page in no publication."""
    folder = draft.dice.choice(["", "about/", "notes/", "deep/er/"])
    kind = draft.dice.choice([Kind.PAGE, Kind.CHAPTER])
    draft.page(f"{folder}lone", kind, draft.text("lone"))


def publication(draft: Draft) -> None:
    """A publication with some chapters, or none; it may lie in a folder of another."""
    folder = draft.dice.choice(["analysis", "reports/first", "a/b/c"])
    count = draft.dice.randrange(4)
    order = [f"chapter-{n}" for n in range(count)]
    draft.dice.shuffle(order)
    draft.page(f"{folder}/index", Kind.PUBLICATION, short_title="Кратко", order=order)
    for name in order:
        draft.page(f"{folder}/{name}", Kind.CHAPTER, draft.text(name))


def nested(draft: Draft) -> None:
    """A publication inside the folder of another."""
    draft.page("outer/index", Kind.PUBLICATION, short_title="Външна")
    draft.page("outer/inner/index", Kind.PUBLICATION, short_title="Вътрешна")
    draft.page("outer/inner/one", Kind.CHAPTER, draft.text("one"))
    if draft.dice.random() < 0.5:
        draft.page("outer-inner/index", Kind.PUBLICATION, short_title="Съседна")


def cited(draft: Draft) -> None:
    """Sources, and a page that cites one."""
    _data(draft, "sources")
    draft.page("notes/cited", Kind.PAGE, "Текст [@zna, чл. 26].\n{#p-cited}")


def glossary(draft: Draft) -> None:
    """Terms, the first of which names a source."""
    _data(draft, "glossary", "sources")


def linked(draft: Draft) -> None:
    """A page with links to another one, to a passage, to a picture and to pages of the site."""
    draft.files["assets/plan.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    body = (
        "[Другата](other.md) и [пасаж](other.md#p-other), [речник](../about/glossary.md).\n{#p-to}"
        "\n\n![План](../assets/plan.svg)\n{#p-plan}"
    )
    draft.page("notes/links", Kind.PAGE, body)
    draft.page("notes/other", Kind.PAGE, draft.text("other"))


def chart(draft: Draft) -> None:
    """A table, drawn."""
    drawn = {
        "table": "p-table",
        "form": draft.dice.choice(["bar", "line"]),
        "title": {"bg": "Дял", "en": "Share"},
        "description": {"bg": "Расте.", "en": "It grows."},
        "unit": {"bg": "%", "en": "%"},
    }
    table = "| Година | Дял |\n| --- | --- |\n| 2020 | 10 |\n| 2021 | 20 |\n{#p-table}"
    draft.page("notes/chart", Kind.PAGE, table, charts=[drawn])


def buried(draft: Draft) -> None:
    """A page that is gone, and where it went."""
    draft.page("notes/kept", Kind.PAGE, draft.text("kept"))
    stone = {
        "page": "notes/gone",
        "removed": DAY,
        "reason": {"bg": "Преместена.", "en": "Moved."},
    }
    if draft.dice.random() < 0.5:
        stone["moved-to"] = "notes/kept"
    draft.files["_data/tombstones.yml"] = yaml.safe_dump([stone], allow_unicode=True)


def compendium(draft: Draft) -> None:
    """The compendium, with recommendations or without."""
    draft.page("compendium/index", Kind.PUBLICATION, short_title="Компендиум")


def recommendation(draft: Draft) -> None:
    """A recommendation in the compendium, by the command that starts one."""
    compendium(draft)
    draft.files["_data/authorities.yml"] = yaml.safe_dump([CITY], allow_unicode=True)
    draft.commands.append(
        [
            *("new recommendation --title Пейки --title-en Benches".split()),
            *("--addressee council --level municipal".split()),
        ]
    )


def dialogue(draft: Draft) -> None:
    """A recommendation with a comment, in a consultation or outside of any; perhaps an answer."""
    recommendation(draft)
    if draft.dice.random() < 0.6:
        draft.commands.append(
            [
                *("new consultation 2026-autumn --title Есен --title-en Autumn".split()),
                *("--opens 2026-11-01 --closes 2026-12-20 --scope @rec".split()),
                *("--contact", "desk@example.org", "--contact-en", "desk@example.org"),
            ]
        )
    draft.commands.append(["check", "--fix", "--quiet"])
    draft.commands.append(
        [
            *("new comment @rec --kind support --name Мария --received 2026-11-20".split()),
            *("--quote", "@quote", "--text", "Да.", "--block", "@block"),
        ]
    )


def made(draft: Draft) -> None:
    """A page of each kind that the command starts."""
    for kind, path in {
        "page": "about/contact",
        "publication": "rescue/index",
        "chapter": "rescue/preface",
        "method": "methodologies/hearing",
        "lesson": "training/second",
    }.items():
        draft.commands.append(["new", kind, path, "--title", "Нова", "--title-en", "New"])


def history(draft: Draft) -> None:
    """Commits."""
    draft.has_history = True


def funded(draft: Draft) -> None:
    """Who paid for the site."""
    draft.settings.setdefault("extra", {})["funding"] = {"bg": "Платено.", "en": "Paid."}


def reachable(draft: Draft) -> None:
    """Where contributions go."""
    extra = draft.settings.setdefault("extra", {})
    kind = draft.dice.choice(["github", "gitlab", "forgejo"])
    extra["forge"] = {"kind": kind, "repository": "https://forge.example/o/n", "branch": "main"}
    if draft.dice.random() < 0.5:
        extra["mail"] = "forum@example.org"


def dressed(draft: Draft) -> None:
    """Features and colours of the theme."""
    every = list(Feature.__args__)
    draft.settings["theme"]["features"] = draft.dice.sample(every, draft.dice.randrange(len(every)))
    draft.settings["theme"]["palette"] = [
        {"scheme": "default", "toggle": {"icon": "material/weather-night", "name": "Тъмна"}},
        {"scheme": "slate", "toggle": {"icon": "material/weather-sunny", "name": "Светла"}},
    ]


def elsewhere(draft: Draft) -> None:
    """Texts and site in other folders; a site below an address."""
    draft.docs = draft.dice.choice(["content", "texts/forum"])
    draft.settings["docs_dir"] = draft.docs
    draft.settings["site_dir"] = draft.dice.choice(["public", "out/www"])
    draft.settings["site_url"] = draft.dice.choice(
        ["https://forum.example/sub", "http://localhost:8000/", "https://форум.example/a/"]
    )


def shuffled(draft: Draft) -> None:
    """The settings in another order, and extensions and plugins as mappings."""
    extensions = draft.settings["markdown_extensions"]
    draft.dice.shuffle(extensions)
    if draft.dice.random() < 0.5:
        draft.settings["markdown_extensions"] = {
            name: options
            for entry in extensions
            for name, options in ([(entry, None)] if isinstance(entry, str) else entry.items())
        }
    if draft.dice.random() < 0.5:
        site, i18n = draft.settings["plugins"]
        draft.settings["plugins"] = {site: {}, **i18n}


def index_outside(draft: Draft) -> None:
    """A publication that is no index of a folder."""
    draft.page("analysis/report", Kind.PUBLICATION, short_title="Доклад")
    draft.refused.add("kind-misplaced")


def front_publication(draft: Draft) -> None:
    """A publication in the place of the front page."""
    draft.page("index", Kind.PUBLICATION, short_title="Начало")
    draft.refused.add("kind-misplaced")


def second_home(draft: Draft) -> None:
    """A front page in a folder."""
    draft.page("notes/index", Kind.HOME)
    draft.refused.add("kind-misplaced")


def stray_recommendation(draft: Draft) -> None:
    """A recommendation outside of the compendium."""
    draft.files["_data/authorities.yml"] = yaml.safe_dump([CITY], allow_unicode=True)
    body = "\n\n".join(
        f"## Част {{#{name}}}\n\nТекст."
        for name in ("problem", "recommendation", "reasons", "steps", "indicators")
    )
    draft.page("notes/rec-0009", "recommendation", body, id="rec-0009", status="draft")
    draft.refused.add("kind-misplaced")


def on_a_made_page(draft: Draft) -> None:
    """A page at an address that the site fills by itself."""
    places = ["search", "about/glossary", "about/map", "en/index", "facing/lone"]
    draft.page(draft.dice.choice(places), Kind.PAGE, draft.text("made"))
    draft.refused.add("address-collision")


FEATURES: tuple[Callable[[Draft], None], ...] = (
    *(home, about, lone_page, publication, nested, cited, glossary, linked, chart, buried),
    *(compendium, recommendation, dialogue, made, history, funded, reachable, dressed),
    *(elsewhere, shuffled),
)
ODD: tuple[Callable[[Draft], None], ...] = (
    *(index_outside, front_publication, second_home, stray_recommendation, on_a_made_page),
)


LANGUAGES: tuple[tuple[str, ...], ...] = (
    ("bg", "en"),
    ("ro", "bg", "en"),
    ("en", "bg"),
    ("fr",),
    ("ar", "en"),
)
"""Languages of a site, that of the record first."""


def speak(draft: Draft, tags: Sequence[str]) -> None:
    """Puts the files and the settings of a draft into other languages, and leaves their words.

    What was Bulgarian is the record; what was English stands in each of the other languages.
    """
    record, *others = tags
    files: dict[str, str] = {}
    for name, text in draft.files.items():
        key = name.removesuffix(".bg.md").removesuffix(".en.md")
        own = [record] if name.endswith(".bg.md") else others if name.endswith(".en.md") else [""]
        for tag in own:
            files[f"{key}.{tag}.md" if tag else name] = _said(name, text, tags)
    draft.files = files
    extra = draft.settings.get("extra", {})
    if extra:
        draft.settings["extra"] = _in(extra, tags)
    draft.settings["theme"]["language"] = record
    plugins = draft.settings["plugins"]
    options = plugins["i18n"] if isinstance(plugins, dict) else plugins[-1]["i18n"]
    options["languages"] = [
        {"locale": tag, "name": tag.upper(), **({"default": True} if tag == record else {})}
        for tag in tags
    ]


def _said(name: str, text: str, tags: Sequence[str]) -> str:
    """The records or the front matter of a file, with a text for every language."""
    if name.endswith(".yml"):
        return yaml.safe_dump(_in(yaml.safe_load(text), tags), allow_unicode=True)
    if not text.startswith("---\n"):
        return text
    head, fence, body = text.removeprefix("---\n").partition("\n---\n")
    matter = yaml.safe_dump(_in(yaml.safe_load(head), tags), allow_unicode=True, sort_keys=False)
    return f"---\n{matter}{fence.removeprefix(chr(10))}{body}"


def _in(value: Any, tags: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_in(item, tags) for item in value]
    if not isinstance(value, dict):
        return value
    held = {key: _in(item, tags) for key, item in value.items() if key not in ("bg", "en")}
    if {"bg", "en"} <= value.keys():
        held |= {tag: deepcopy(value["bg" if tag == tags[0] else "en"]) for tag in tags}
    return held


def invented(seed: int) -> Draft:
    """The project of a seed. The first seeds try each feature alone, the next ones each odd one."""
    draft = Draft(seed)
    alone = [*FEATURES, *ODD]
    if seed % 3 == 0 and seed // 3 < len(alone):
        chosen = [alone[seed // 3]]
    else:
        share = draft.dice.choice([0.15, 0.4, 0.7])
        chosen = [feature for feature in FEATURES if draft.dice.random() < share]
        if draft.dice.random() < 0.2:
            chosen.append(draft.dice.choice(ODD))
    for feature in chosen:
        feature(draft)
    if not any(name.endswith(".md") for name in draft.files) and not draft.commands:
        lone_page(draft)
    if not draft.commands and not draft.refused:
        speak(draft, draft.dice.choice(LANGUAGES))
    return draft
