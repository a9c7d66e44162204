"""Questions as Markdown: on a page, on a sheet without answers, in a key.

What comes of it goes the way of every text of the sources, which takes no HTML from it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from civildialogue.core.model.conventions import collation_key
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.site.blocks import emit
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.signs import INDENT
from civildialogue.core.source.tables import plain
from civildialogue.features.training.model import ENTRY, TRAINER
from civildialogue.features.training.quiz import Option, Question, QuestionKind
from civildialogue.features.training.reading import SECTION, quiz_of, section

BLANK = "………………"
_SIGN = re.compile(r"\d{1,9}(?=[.)] )|(?=#|>|[-+*:] |!!!|\?\?\?|===|```|~~~|\|)")
"""How a text begins that would be a block of its own if nothing stood before it."""


def recast(writer: Writer, page: Page, is_online: bool) -> Mapping[int, str]:
    """What a page shows of the answers of each question, by their first lines; a book has the
    right ones at its end, and nothing that is for the trainer.
    """
    if is_online:
        return _each(page, lambda question: _folded(writer, page, question))
    left_out = dict.fromkeys((block.line for block in section(page, TRAINER)), "")
    return {**left_out, **_each(page, lambda question: bare(writer, page, question))}


def sheet(writer: Writer, page: Page) -> str:
    """The quiz to print, without answers."""
    return _section(writer, page, _each(page, lambda one: bare(writer, page, one, mark="☐ ")))


def key(writer: Writer, page: Page) -> str:
    """The quiz with its answers and all feedback."""
    return _section(writer, page, _each(page, lambda one: answers(writer, page, one)))


def at_the_end(writer: Writer, page: Page) -> str:
    """The key that stands at the end of a chapter of a book."""
    title = writer.t("quiz.leads" if page.matter.kind == ENTRY else "quiz.key")
    found = [f"## {title} {{: #quiz-key }}"]
    for question in quiz_of(page).questions:
        heading = Block(BlockKind.HEADING, f"### {question.prompt}", 0, f"key-{question.id}")
        lists = replace(question.answers, text=answers(writer, page, question), id=None)
        own = replace(page, blocks=(replace(heading, level=3), lists))
        found.append(emit.body(writer, own))
    return "\n\n".join(found) if len(found) > 1 else ""


def _each(page: Page, make: Callable[[Question], str]) -> Mapping[int, str]:
    return {question.answers.line: make(question) for question in quiz_of(page).questions}


def _section(writer: Writer, page: Page, shown: Mapping[int, str]) -> str:
    own = replace(page, blocks=section(page, SECTION))
    return emit.body(writer, own, recast=shown)


def _folded(writer: Writer, page: Page, question: Question) -> str:
    """A box with the options, and the answers folded away in it."""
    is_path = page.matter.kind == ENTRY
    title = writer.t("quiz.leads" if is_path else "quiz.answers")
    kind = f"cd-quiz cd-{question.kind}" + (" cd-path" if is_path else "")
    told = _answers(writer, page, question, question.options)
    folded = f'??? cd-answers "{title}"\n{_indented(told)}'
    inner = _indented(f"{bare(writer, page, question)}\n\n{folded}")
    return f'!!! {kind} ""\n\n{inner}'


def _indented(text: str) -> str:
    return "\n".join(f"{INDENT}{line}" if line else "" for line in text.split("\n"))


def bare(writer: Writer, page: Page, question: Question, mark: str = "") -> str:
    """The options without a word about which is right, sorted where their order would tell it; and
    where they are sorted already, turned round.
    """
    options = question.options
    if question.kind.is_chosen:
        return _list(f"{mark}{_inline(option.text)}" for option in options)
    if question.kind is QuestionKind.SHORT:
        return f"{writer.t('quiz.write')} {BLANK if mark else ''}".rstrip()

    def by_words(text: str) -> tuple[object, str]:
        return collation_key(plain(text), page.spoken), text

    def mixed(texts: Iterable[str]) -> list[str]:
        given = list(dict.fromkeys(texts))
        found = sorted(given, key=by_words)
        return found[::-1] if found == given else found

    if question.kind is QuestionKind.ORDER:
        texts = mixed(option.text for option in options)
        return _list((f"{mark}{_inline(text)}" for text in texts), "- ")
    partners = mixed(option.partner for option in options)
    blank = f" – {BLANK}" if mark else ""
    left = _list(f"{_inline(option.text)}{blank}" for option in options)
    right = _list(map(_inline, partners), "- ")
    return f"{left}\n\n{writer.t('quiz.partners')}\n\n{right}"


def answers(writer: Writer, page: Page, question: Question) -> str:
    """Every option with its feedback, after a word about whether it is right; accepted answers of
    which the same is said stand together.

    Pairs stay the table, and steps the list, that the page has.
    """
    if question.kind is not QuestionKind.SHORT:
        return _answers(writer, page, question, question.options)
    alike: dict[str, Option] = {}
    for option in question.options:
        before = alike.get(option.feedback)
        text = f"{before.text} / {option.text}" if before else option.text
        alike[option.feedback] = replace(option, text=text)
    return _answers(writer, page, question, alike.values())


def _answers(writer: Writer, page: Page, question: Question, options: Iterable[Option]) -> str:
    if question.kind in (QuestionKind.MATCH, QuestionKind.ORDER):
        return question.answers.text
    is_path = page.matter.kind == ENTRY

    def item(option: Option) -> str:
        said = _inline(option.text) if is_path else f"{_verdict(writer, option)} {option.text}"
        return said + _quoted(option.feedback)

    found = [item(option) for option in options]
    if question.kind is QuestionKind.SHORT:
        found.append(f"*{writer.t('quiz.otherwise')}*{_quoted(question.otherwise)}")
    return _list(found, gap="\n\n")


def _verdict(writer: Writer, option: Option) -> str:
    return f"**{writer.t('quiz.right')}**" if option.is_right else f"*{writer.t('quiz.wrong')}*"


def _quoted(feedback: str) -> str:
    quoted = "\n".join(f"{INDENT}> {line}".rstrip() for line in feedback.split("\n"))
    return f"\n\n{quoted}"


def _list(texts: Iterable[str], sign: str = "", gap: str = "\n") -> str:
    return gap.join(f"{sign or f'{number}. '}{text}" for number, text in enumerate(texts, 1))


def _inline(text: str) -> str:
    """A text as the words of an item, whatever it begins with."""
    found = _SIGN.match(text)
    return f"{text[: found.end()]}\\{text[found.end() :]}" if found else text
