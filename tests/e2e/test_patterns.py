"""The regular expressions of the form in a browser's engine, on their own worst cases."""

from collections.abc import Iterator

from playwright.sync_api import Browser

from civildialogue.core.site.forms.fields import fields
from civildialogue.core.site.forms.known import signs
from civildialogue.features.compendium.form import FORM
from forming import MACHINE, OF_COMMENTS
from hostile.scripts import translated, written
from hostile.steps import tree_of
from hostile.worst import attacks

SLOW = (("a*ab", "g"), ("(a+)x", "g"), ("(a+)+b", ""))
"""What takes more than its input is long: it has to be found, or the test would see nothing."""

# A text 32 times as long takes 32 times as long, and a thousand times what is quadratic. A first
# look at short texts ends before a pattern that doubles the time with each sign.
MEASURE = """cases => {
  const once = (pattern, text) => pattern.global ? text.replace(pattern, "") : text.search(pattern);
  const cost = (pattern, text, least) => {
    let runs = 0, spent = 0;
    const start = performance.now();
    do { once(pattern, text); runs += 1; spent = performance.now() - start; } while (spent < least);
    return spent / runs;
  };
  const best = (pattern, text) => Math.min(...[1, 2, 3].map(() => cost(pattern, text, 0.4)));
  // What takes long once is asked again: something else may have taken the machine.
  const longer = (pattern, text, most, least) =>
    [1, 2, 3].every(() => cost(pattern, text, least) > most);
  const grows = (pattern, made) =>
    [8, 16, 20, 24].some((size) => longer(pattern, made(size), 4, 0))
    || longer(pattern, made(8192), 180 * best(pattern, made(256)), 0.4);
  const slow = [];
  for (const [name, source, flags, texts] of cases) {
    const pattern = new RegExp(source, flags);
    const found = texts.find(([start, piece, tail]) => {
      const made = (size) => start + piece.repeat(Math.ceil(size / piece.length)) + tail;
      return [1, 2, 3].every(() => grows(pattern, made));
    });
    if (found !== undefined) slow.push([name, ...found]);
  }
  return slow;
}"""


def cases() -> Iterator[tuple[str, str, str]]:
    """Name, pattern and flags of all that the form searches with."""
    for path in sorted([*MACHINE.glob("*.js"), *OF_COMMENTS.glob("*.js")]):
        for line, pattern, flags in written(path.read_text("utf-8")):
            yield f"{path.name}:{line}", pattern, flags
    for name in ("stacked", "addresses"):  # What is hidden is one sign and what is beside it.
        yield name, signs()[name], "gu"
    for field in fields(FORM):
        if "pattern" in field:  # What is typed is tried against it.
            yield field["path"], field["pattern"], "u"


def test_no_pattern_of_the_form_takes_more_than_its_input_is_long(
    browser: Browser,
) -> None:
    known = [(f"slow {pattern}", pattern, flags) for pattern, flags in SLOW]
    tried = [
        (name, pattern, flags.replace("y", ""), list(attacks(tree_of(translated(pattern), 0))))
        for name, pattern, flags in (*cases(), *known)
    ]
    assert len(tried) > 15
    page = browser.new_page()  # Its clock goes; that of a visitor stands still.
    found = page.evaluate(MEASURE, tried)
    page.close()
    assert sorted(name for name, *_ in found) == sorted(name for name, *_ in known), found
