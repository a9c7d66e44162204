"""The kinds of page: those that every site has, and those that its features declare."""

from collections.abc import Mapping
from functools import lru_cache

from civildialogue.core.feature import Feature, PageKind
from civildialogue.core.model.schema import ChapterMatter, HomeMatter, PageMatter, PublicationMatter
from civildialogue.core.model.vocabulary import Kind

OWN = (
    PageKind(Kind.HOME, HomeMatter),
    PageKind(Kind.PAGE, PageMatter),
    PageKind(Kind.PUBLICATION, PublicationMatter),
    PageKind(Kind.CHAPTER, ChapterMatter),
)


@lru_cache(maxsize=8)
def kinds(features: tuple[Feature, ...]) -> Mapping[str, PageKind]:
    """The kinds of page that a site with these features has, by name."""
    return {kind.name: kind for kind in (*OWN, *(k for each in features for k in each.kinds))}
