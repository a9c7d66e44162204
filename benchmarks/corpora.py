"""Invented texts that are measured; the same each time, as the random numbers have a fixed seed."""

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import yaml

from civildialogue.core import pipeline
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATION_SECTIONS
from civildialogue.features.methods.model import METHOD_SECTIONS

WORDS = {
    "bg": """община гражданите консултация предложение решение отговор мотиви данни достъп срок
    бюджет проект наредба участие препоръка орган услуга архив наследство обучение""".split(),
    "en": """municipality citizens consultation proposal decision answer reasons data access term
    budget project ordinance participation recommendation authority service archive""".split(),
}
LEVELS = ("eu", "national", "regional", "municipal")
DECISIONS = ("rejected", "out-of-scope", "accepted", "partial")
FEW = 40
"""Authorities, sources, methods and lessons; they don't grow with the recommendations."""
FIRST = dt.date(2026, 1, 1)


def dumped(value: object) -> str:
    """YAML for a file or a front matter; written out, as the check wants no aliases."""
    plain = json.loads(json.dumps(value))
    return str(yaml.dump(plain, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper))


class Compendium:
    """Writes a compendium of so many recommendations, with so many comments on each."""

    def __init__(self, docs: Path, recommendations: int, each: int) -> None:
        self.docs, self.count, self.each = docs, recommendations, each
        self.chance = random.Random(recommendations)  # noqa: S311 - not a secret
        self.sentences: dict[tuple[int, str, str], str] = {}

    def write(self, path: str, text: str) -> None:
        """One file below the folder."""
        target = self.docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def sentence(self, locale: str, words: int = 24) -> str:
        """A sentence that stands nowhere else: it carries a number."""
        chosen = self.chance.choices(WORDS[locale], k=words)
        number = str(self.chance.randrange(10**9))
        return " ".join([*chosen, number]).capitalize() + "."

    def make(self) -> None:
        """All of it, with the ledger and the records of translation."""
        self.registers()
        for number in range(FEW):
            self.around(number)
        for number in range(1, self.count + 1):
            self.recommendation(number)
            self.comments(number)
        self.consultations()
        pipeline.fix(self.docs)

    def registers(self) -> None:
        """Authorities, sources and the publication."""
        both = {"bg": "Име", "en": "Name"}
        site = "https://example.org/"
        day = FIRST.isoformat()
        authority = {"name": both, "level": "national", "url": site, "source": site}
        source = {"type": "report", "title": both, "short": both, "language": "bg", "URL": site}
        for name, record in (("authorities", authority), ("sources", source)):
            listed = [{"id": f"x-{n}", **record, "accessed": day} for n in range(FEW)]
            self.write(f"_data/{name}.yml", dumped(listed))
        matter = {
            "kind": "publication",
            "origin": "site-edition",
            "title": "Компендиум",
            "short-title": "Компендиум",
            "summary": "Препоръки.",
            "edition": "2026",
            "authors": [both],
            "licence": "CC-BY-4.0",
        }
        self.write("compendium/index.bg.md", f"---\n{dumped(matter)}---\n\nПрепоръки.\n")
        home = {"kind": "home", "origin": "site-edition", "title": "Форум", "summary": "Форум."}
        self.write("index.bg.md", f"---\n{dumped({**home, 'order': ['compendium']})}---\n")

    def around(self, number: int) -> None:
        """A method and a lesson that teaches it."""
        shared = {"origin": "site-edition", "summary": "Как."}
        duration = {"min": 1, "max": 2, "unit": "weeks"}
        method = {"kind": "method", "title": f"Метод {number}", **shared, "duration": duration}
        method |= {"levels": ["municipal"], "initiators": ["authority"], "cost": "low"}
        lesson = {"kind": "lesson", "title": f"Урок {number}", **shared, "duration": duration}
        lesson |= {"audience": ["citizens"], "methods": [f"m-{number}"]}
        body = "\n\n".join(f"## {name} {{#{name}}}" for name in METHOD_SECTIONS)
        self.write(f"methodologies/m-{number}.bg.md", f"---\n{dumped(method)}---\n\n{body}\n")
        self.write(f"training/l-{number}.bg.md", f"---\n{dumped(lesson)}---\n")

    def recommendation(self, number: int) -> None:
        """Both languages: five sections of two paragraphs."""
        name = f"rec-{number:04}"
        facts = {
            "origin": "site-edition",
            "id": name,
            "status": "open",
            "addressee": [f"x-{number % FEW}"],
            "level": LEVELS[number % 4],
            "themes": [str(1000 + number % FEW)],
            "evidence": [{"source": f"x-{(number + k) % FEW}"} for k in range(3)],
            "methods": [f"m-{number % FEW}", f"m-{(number + 1) % FEW}"],
            "licence": "CC-BY-4.0",
            "issued": FIRST.isoformat(),
            "history": [{"status": "open", "date": FIRST.isoformat()}],
        }
        for locale in WORDS:
            own = facts if locale == "bg" else {}
            head = {"kind": "recommendation", "title": f"{name} {locale}", "summary": "…", **own}
            body = []
            for section in RECOMMENDATION_SECTIONS:
                body.append(f"## {section.capitalize()} {{#{section}}}")
                for part in range(2):
                    text = self.sentence(locale)
                    self.sentences[number, locale, f"p-{section}-{part}"] = text
                    body.append(f"{text}\n{{#p-{section}-{part}}}")
            path = f"compendium/recommendations/{name}.{locale}.md"
            self.write(path, f"---\n{dumped(head)}---\n\n" + "\n\n".join(body) + "\n")

    def comments(self, number: int) -> None:
        """Most in place, some on words that have changed, some replies; most are answered."""
        for place in range(self.each):
            identifier = _letters(number * self.each + place)
            locale = "en" if place % 5 == 4 else "bg"
            block = f"p-{self.chance.choice(RECOMMENDATION_SECTIONS)}-{place % 2}"
            quote = " ".join(self.sentences[number, locale, block].split()[3:12])
            changed = place % 7 == 6
            received = FIRST + dt.timedelta(days=30 + self.chance.randrange(300))
            values: dict[str, Any] = {
                "id": identifier,
                "target": {
                    "recommendation": f"rec-{number:04}",
                    "block": block,
                    "quote": f"{quote} по-рано" if changed else quote,
                    "hash": "0123456789ab",
                },
                "kind": "amend" if place % 3 == 0 else "support",
                "lang": locale,
                "author": {"name": f"Участник {place}", "capacity": "citizen"},
                "received": received.isoformat(),
                "received-via": "form",
                "licence": "CC-BY-4.0",
            }
            if place % 3 == 0:
                values["proposal"] = f"{quote} и още"
            if place % 4 == 3:
                values["in-reply-to"] = _letters(number * self.each + place - 1)
            if place % 4:
                values["disposition"] = self.disposition(place, block, received)
            path = f"compendium/comments/rec-{number:04}/{received}-n{place}.md"
            text = "\n\n".join(self.sentence(locale) for _ in range(2))
            self.write(path, f"---\n{dumped(values)}---\n{text}\n")

    def disposition(self, place: int, block: str, received: dt.date) -> dict[str, Any]:
        """An answer, with the change where there is one."""
        decision = DECISIONS[place % 4]
        change = {"block": block, "before": "до 30 дни", "after": "до 14 дни", "commit": "0" * 10}
        return {
            "decision": decision,
            "reason": {"bg": self.sentence("bg"), "en": self.sentence("en")},
            "by": "Редакция",
            "on": (received + dt.timedelta(days=20)).isoformat(),
            **({"change": change} if decision in ("accepted", "partial") else {}),
        }

    def consultations(self) -> None:
        """One for each month; the whole year's has everything in its scope."""
        names = [f"rec-{n:04}" for n in range(1, self.count + 1)]
        both = {"bg": "Консултация", "en": "Consultation"}
        scopes = [names[month::11] for month in range(11)] + [names]
        for month, scope in enumerate(scopes):
            opens = FIRST + dt.timedelta(days=28 * month)
            record = {
                "id": f"2026-{month + 1:02}",
                "title": both,
                "opens": opens.isoformat(),
                "closes": (opens + dt.timedelta(days=31)).isoformat(),
                "scope": scope or names[:1],
                "contact": {"bg": "desk@example.org", "en": "desk@example.org"},
            }
            self.write(f"compendium/consultations/2026-{month + 1:02}.yml", dumped(record))


def _letters(number: int) -> str:
    digits = ""
    for _ in range(6):
        number, place = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[place] + digits
    return f"c-{digits}"
