"""Whatever two texts say, side by side their ids are unique and what refers to one finds it."""

from collections import Counter
from dataclasses import replace

from hypothesis import example, given, settings
from lxml import html as lhtml

from civildialogue.core.model.language import BULGARIAN, ENGLISH
from civildialogue.core.output.facing import Column, compose
from counts import cases

from .test_pages import assert_harmless, passages
from .texts import bodies

REFERRED = " | ".join(
    f"//@{name}"
    for name in ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
)


@settings(max_examples=cases(2_000))
@example("- [ ] а\n{#p-task}", "")
@given(bodies, bodies)
def test_any_two_texts(one: str, other: str) -> None:
    tabs = '=== "А"\n\n    а\n{#p-tab}'
    left = Column(passages(f"{one}\n\n{tabs}")[1], "a/", BULGARIAN, "А", BULGARIAN)
    right = Column(passages(f"{tabs}\n\n{other}")[1], "en/a/", ENGLISH, "A", ENGLISH)
    stand_in = replace(left, address="en/a/", locale=ENGLISH)
    for first, second in ((left, right), (left, stand_in)):
        markup = compose(first, second, "facing/a/", BULGARIAN)
        assert_harmless(markup)
        tree = lhtml.fragment_fromstring(markup)
        counted = Counter(tree.xpath("//@id"))
        assert set(counted.values()) <= {1}, counted
        referred = {name for names in tree.xpath(REFERRED) for name in names.split()}
        assert referred <= set(counted)
        assert not tree.xpath("//input[@type='radio'] | //*[@data-tabs]")
