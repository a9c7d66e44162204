"""Short texts that stand in several languages, and what a file must say in each of the site's."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError, core_schema

from civildialogue.core.model.conventions import called_in
from civildialogue.core.model.language import ENGLISH, PROGRAM, Locale, languages, message

LONGEST = 5_000


class Localized(BaseModel):
    """A short text by language. For a language that it lacks stands its English text, or its first.

    A text of the site lacks none of the site's languages; what the program says is in its own.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, str]

    def __getitem__(self, locale: str) -> str:
        texts = self.__pydantic_extra__
        found = texts.get(locale, texts.get(ENGLISH))
        return next(iter(texts.values())) if found is None else found

    def values(self) -> Iterable[str]:
        """The text of each language."""
        return self.__pydantic_extra__.values()

    def __hash__(self) -> int:
        return hash(frozenset(self.__pydantic_extra__.items()))


NAMELESS = Localized(bg="Сайт", en="Site", ro="Site")
"""What a site is called that no settings name."""


def both(key: str, **values: object) -> Localized:
    """One text of the program in all of its languages. Raises KeyError if unknown."""
    return Localized(**{locale: message(locale, key, **values) for locale in PROGRAM})


def called(locale: Locale) -> Localized:
    """The name of a language in those of the program: „английски“ and “English” for ``en``."""
    return Localized(**{tag: called_in(tag, locale) for tag in PROGRAM})


class PerLanguage(BaseModel):
    """Has a value for each language of the site and for no other; ``each`` is the values' type."""

    each: ClassVar[type] = str

    @model_validator(mode="wrap")
    @classmethod
    def _of_the_site(cls, data: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        if not isinstance(data, dict):
            return handler(data)
        foreign = data.keys() - set(languages()) - set(cls.own_keys())
        wrong = [
            InitErrorDetails(type="missing", loc=(tag,), input=data)
            for tag in languages()
            if tag not in data
        ]
        wrong += [
            InitErrorDetails(type="extra_forbidden", loc=(key,), input=data[key])
            for key in data
            if key in foreign
        ]
        try:
            value = handler({key: value for key, value in data.items() if key not in foreign})
        except ValidationError as error:
            wrong += [_again(detail) for detail in error.errors(include_url=False)]
        if wrong:
            raise ValidationError.from_exception_data(cls.__name__, wrong)
        return value

    @classmethod
    def own_keys(cls) -> Iterator[str]:
        """The keys of the fields that are the same in every language."""
        return (field.alias or name for name, field in cls.model_fields.items())


def _again(detail: ErrorDetails) -> InitErrorDetails:
    """A fault as it is raised anew, in one with others."""
    about = detail.get("ctx", {})
    kind: Any = detail["type"]
    if kind not in get_args(core_schema.ErrorType):  # It is one of our own rules.
        kind = PydanticCustomError(kind, detail["msg"], about)
    return InitErrorDetails(type=kind, loc=detail["loc"], input=detail["input"], ctx=about)


Words = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, strip_whitespace=True)]


class NonEmptyLocalized(Localized, PerLanguage):
    """A short text that stands in every language of the site and is empty in none."""

    __pydantic_extra__: dict[str, Words]
