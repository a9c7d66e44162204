"""Which schema the front matter of each kind of page has."""

from civildialogue.core.model.schema import (
    ChapterMatter,
    HomeMatter,
    Original,
    PageMatter,
    PublicationMatter,
)
from civildialogue.core.model.vocabulary import Kind
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.methods.model import MethodMatter
from civildialogue.features.training.model import LessonMatter

ORIGINALS: dict[Kind, type[Original]] = {
    Kind.HOME: HomeMatter,
    Kind.PAGE: PageMatter,
    Kind.PUBLICATION: PublicationMatter,
    Kind.CHAPTER: ChapterMatter,
    Kind.METHOD: MethodMatter,
    Kind.LESSON: LessonMatter,
    Kind.RECOMMENDATION: RecommendationMatter,
}
