"""What the compendium's records expect of several values together, in words."""

from civildialogue.core.model.localized import Localized

NAME_OF_PAGE = "a name that a page of the site has"
PROPOSAL_OF_AMENDMENT = "an amendment needs a proposal"
SOMETHING_TRANSLATED = "a translated text, or a translated proposal"
ANSWERS_AFTER = "answers come after closing"
EXTENDED_IN_TIME = "a term is extended before it ends"
DUE_OF_ACCEPTED = "due goes with accepted"
ONE_GROUND = "one of finding, source and page"
PLACE_OF_SOURCE = "a locator of a source"
SOMETHING_FIRST = "a recommendation, or words"

EXPECTED = {
    NAME_OF_PAGE: Localized(
        bg="име, което не е „index“ и не завършва на „-summary“",
        en="a name other than “index” that does not end in “-summary”",
    ),
    PROPOSAL_OF_AMENDMENT: Localized(
        bg="„proposal“ с предложената редакция", en="“proposal” with the proposed wording"
    ),
    SOMETHING_TRANSLATED: Localized(
        bg="поне едно от text и proposal", en="at least one of text and proposal"
    ),
    ANSWERS_AFTER: Localized(bg="ден след този в „closes“", en="a day after that in “closes”"),
    EXTENDED_IN_TIME: Localized(
        bg="всеки срок по-кратък от следващия и удължен, преди да изтече",
        en="each term shorter than the next, and extended before it ended",
    ),
    DUE_OF_ACCEPTED: Localized(
        bg="„due“ само при решение accepted", en="“due” only with the decision accepted"
    ),
    ONE_GROUND: Localized(bg="едно от finding, source и page", en=ONE_GROUND),
    PLACE_OF_SOURCE: Localized(
        bg="„locator“ само до „source“", en="“locator” only beside a “source”"
    ),
    SOMETHING_FIRST: Localized(
        bg="поне едно от recommendation и text", en="at least one of recommendation and text"
    ),
}
"""The words for each, for whoever has to set them right."""
