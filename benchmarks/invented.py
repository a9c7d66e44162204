"""Pages put together of pieces of real ones, in each language of the same pieces."""

import random
from collections import defaultdict
from collections.abc import Iterator

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.output.search.documents import Document, Paragraph

Text = dict[Locale, str]
"""What is said in each language."""
PIECE = 6
"""Words that are taken together from a real text."""

SUBJECTS = {
    BULGARIAN: """Ремонт на улица|Детски градини|Паркиране|Градски транспорт|Осветление|
    Спортна зала|Сметосъбиране|Училищен автобус|Пазар|Кучета|Велоалея|Водопровод|Театър|
    Снегопочистване|Зелени площи|Жилища|Социален патронаж|Търговия на открито|Такси""",
    ENGLISH: """Street repairs|Kindergartens|Parking|City transport|Lighting|Sports hall|
    Refuse collection|School bus|Market|Dogs|Cycle lane|Water mains|Theatre|Snow clearing|
    Green areas|Housing|Home care|Street trade|Taxis""",
}
PLACES = {
    BULGARIAN: "Север Юг Изток Запад Център Гара Хълма Долината Моста Гората".split(),
    ENGLISH: "North South East West Centre Station Hill Valley Bridge Forest".split(),
}


class Invented:
    """Pages on other subjects, the same each time."""

    def __init__(self, real: dict[Locale, list[Document]]) -> None:
        self.chance = random.Random(1)  # noqa: S311 - not a secret
        self.subjects = together({tag: listed.split("|") for tag, listed in SUBJECTS.items()})
        self.places = together(PLACES)
        said: dict[tuple[str, str], Text] = defaultdict(dict)
        for locale, own in real.items():
            for document in own:
                for paragraph in document.paragraphs:
                    if paragraph.block:
                        said[document.url, paragraph.block][locale] = paragraph.text
        self.pieces = [
            piece for text in said.values() if len(text) == len(real) for piece in pieces(text)
        ]

    def text(self, words: int) -> Text:
        """About so many words."""
        found = self.chance.choices(self.pieces, k=max(1, words // PIECE))
        return {locale: " ".join(piece[locale] for piece in found) for locale in found[0]}

    def documents(self, number: int) -> Iterator[Document]:
        """A page of twelve paragraphs under four headings."""
        headings = [self.text(4) for _ in range(4)]
        texts = [self.text(self.chance.randrange(20, 90)) for _ in range(12)]
        summary = self.text(20)
        subject, place = self.chance.choice(self.subjects), self.chance.choice(self.places)
        key = f"invented/page-{number:05}"
        for locale in summary:
            yield Document(
                key=key,
                locale=locale,
                url=f"{key}/",
                title=f"{subject[locale]}: {place[locale]}, {number}",
                publication="invented",
                kind="chapter",
                paragraphs=tuple(
                    Paragraph(f"p-{at}", headings[at // 3][locale], text[locale])
                    for at, text in enumerate(texts)
                ),
                summary=summary[locale],
            )


def together(listed: dict[Locale, list[str]]) -> list[Text]:
    """What stands in the same place of each language's list."""
    return [
        dict(zip(listed, (" ".join(one.split()) for one in row), strict=True))
        for row in zip(*listed.values(), strict=True)
    ]


def pieces(text: Text) -> Iterator[Text]:
    """A text in pieces of about PIECE words, each in all its languages."""
    words = {locale: said.split() for locale, said in text.items()}
    many = max(1, len(next(iter(words.values()))) // PIECE)
    for at in range(many):
        yield {
            locale: " ".join(own[len(own) * at // many : len(own) * (at + 1) // many])
            for locale, own in words.items()
        }
