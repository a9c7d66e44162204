"""One clock, in the time zone of the site; nothing around the program moves it."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

import civildialogue
from civildialogue.cli import main
from civildialogue.core.model.language import PROGRAM
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source import clock
from civildialogue.core.source.load import Loader
from civildialogue.core.source.scaffold import scaffold

NEW_YEAR = dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-12-31T21:59:59+00:00", "2026-12-31"),
        ("2026-12-31T22:00:00+00:00", "2027-01-01"),
        ("2026-12-31T23:30:00+00:00", "2027-01-01"),
        ("2026-07-01T20:59:59+00:00", "2026-07-01"),
        ("2026-07-01T21:00:00+00:00", "2026-07-02"),
        ("2027-01-01T09:30:00+14:00", "2026-12-31"),
    ],
)
def test_a_day_begins_at_midnight_in_sofia(moment: str, day: str) -> None:
    with clock.fixed(dt.datetime.fromisoformat(moment)):
        assert clock.today().isoformat() == day
        assert clock.now() == dt.datetime.fromisoformat(moment)
        assert clock.now().tzinfo is clock.zone()


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", "2027-01-01"),
        ("UTC", "2026-12-31"),
        ("America/Los_Angeles", "2026-12-31"),
        ("Europe/Bucharest", "2027-01-01"),
    ],
)
def test_a_site_counts_in_its_own_zone(zone: str, day: str) -> None:
    clock.use(zone)
    with clock.fixed(NEW_YEAR):
        assert clock.today().isoformat() == day
    assert clock.day_of(NEW_YEAR).isoformat() == day
    with clock.fixed(dt.date(2026, 7, 1)):
        for other in (zone, "Pacific/Pago_Pago", "Pacific/Kiritimati"):
            clock.use(other)  # The settings are read after the day was chosen.
            assert clock.today() == dt.date(2026, 7, 1)


def test_a_chosen_day_is_that_day_everywhere() -> None:
    for month in range(1, 13):
        day = dt.date(2026, month, 1)
        with clock.fixed(day):
            assert clock.today() == day
            assert clock.now().astimezone(dt.UTC).date() == day


def test_a_moment_of_no_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.fixed(dt.datetime(2026, 12, 31)):
        pass


def test_clocks_inside_each_other_end_even_after_a_fault() -> None:
    before = clock.now()
    with clock.fixed(dt.date(2030, 1, 1)):
        with pytest.raises(KeyError), clock.fixed(dt.date(2031, 1, 1)):
            raise KeyError
        assert clock.today() == dt.date(2030, 1, 1)
    assert clock.now() == before


def test_a_build_is_told_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {clock.VARIABLE: "1999-01-01"}
    with clock.fixed(NEW_YEAR):
        clock.hand_over(told)
        assert told == {clock.VARIABLE: "2027-01-01"}
    with clock.handed_over(told):
        assert clock.today() == dt.date(2027, 1, 1)
    monkeypatch.setattr(clock, "_fixed", [])
    with clock.handed_over({}):
        assert clock.today() == dt.datetime.now(clock.zone()).date()


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "2026-12-31T00:00"])
def test_what_is_no_day_is_no_clock(day: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        clock.handed_over({clock.VARIABLE: day})


def test_the_environment_moves_no_command(forum: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "1999-01-01")
    monkeypatch.chdir(forum.parent)
    new = ["new", "publication", "later/index", "--title", "Нова", "--title-en", "New"]
    with clock.fixed(NEW_YEAR):
        done = CliRunner().invoke(main, [*new, "--docs", str(forum)])
    assert done.exit_code == 0, done.output
    matter = Loader(forum).library.originals["later/index"].matter
    assert matter.edition == "2027-01"  # type: ignore[attr-defined]


def test_the_option_moves_a_command_and_ends_with_it(forum: Path) -> None:
    before = clock.now()
    new = ["new", "publication", "later/index", "--title", "Нова", "--title-en", "New"]
    done = CliRunner().invoke(main, ["--today", "2028-02-29", *new, "--docs", str(forum)])
    assert done.exit_code == 0, done.output
    matter = Loader(forum).library.originals["later/index"].matter
    assert matter.edition == "2028-02"  # type: ignore[attr-defined]
    assert clock.now() == before
    assert CliRunner().invoke(main, ["--today", "29.02.2028", "check"]).exit_code == 2


@pytest.mark.parametrize(
    ("kind", "field"), [(Kind.PUBLICATION, "edition"), ("recommendation", "issued")]
)
def test_new_pages_bear_the_day_in_sofia(docs: Path, kind: str, field: str) -> None:
    path = "place/index" if kind == Kind.PUBLICATION else "place/rec-0001"
    with clock.fixed(NEW_YEAR):
        scaffold(docs, kind, path, dict.fromkeys(PROGRAM, "Нова"))
    [page] = Loader(docs).library.originals.values()
    assert str(getattr(page.matter, field)).startswith("2027-01")


def test_nothing_else_asks_the_machine_for_the_time() -> None:
    asking = {"now", "today", "utcnow", "localtime", "gmtime", "time_ns", "ctime"}
    package = Path(civildialogue.__file__).parent
    found = []
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            of = ast.unparse(node.func.value)
            if (node.func.attr in asking and of != "clock") or ast.unparse(
                node.func
            ) == "time.time":
                found.append(path.relative_to(package).as_posix())
    assert {*found} == {"core/source/clock.py"}
