"""Charts: from a table to a drawing that says the same."""

import os
import re
import subprocess
import sys
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lhtml

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.model.library import Page
from civildialogue.core.model.numbers import Quantity
from civildialogue.core.model.vocabulary import ChartForm
from civildialogue.core.site.blocks.marker import decode
from civildialogue.core.site.charts import drawing
from civildialogue.core.site.charts.drawing import Drawn, draw
from civildialogue.core.site.charts.figures import NARROW, WIDE, charts_of, files, under_tables
from civildialogue.core.source.charts import Plot, Series

from ..making import library_of, original, page, translation, writer_of

SVG = "{http://www.w3.org/2000/svg}"
FORMS = pytest.mark.parametrize("form", ChartForm)
WIDTHS = pytest.mark.parametrize("width", [WIDE, NARROW])
CHART = {
    "table": "t-one",
    "form": "bar",
    "title": {"bg": "Дял по образование", "en": "Share by education"},
    "description": {"bg": "Расте с <образованието>.", "en": "Grows with “education”."},
}
TABLE = "| Кой | 2022 |\n| --- | --- |\n| Висше & средно | 55,0 % |\n| Основно | 5,1 % |\n{#t-one}"
TRANSLATED = "| Who | 2022 |\n| --- | --- |\n| Higher | 55.0% |\n| Primary | 5.1% |\n{#t-one}"


def plot(
    form: ChartForm = ChartForm.BAR, locale: Locale = BULGARIAN, second: str = "12345.5"
) -> Plot:
    def column(*values: str) -> tuple[Quantity | None, ...]:
        return tuple(Quantity(Decimal(v), "%") if v else None for v in values)

    return Plot(
        form,
        locale,
        "Заглавие & $x^2$",
        "Описание",
        ("2020", "2021", "2022"),
        (Series("Жени", column("12.5", second, "7")), Series("Мъже", column("3", "", "1000"))),
    )


class Nothing:
    """In the place of bars, which take long to draw."""

    def __init__(self, _sheet: object) -> None:
        """As bars are made."""

    def draw(self) -> None:
        """Draws nothing."""


def texts(svg: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in etree.fromstring(svg).iter(f"{SVG}text")]


def one_page(tmp_path: Path, *charts: object) -> tuple[Page, Page]:
    own = page(original(body=TABLE, charts=list(charts or [CHART])))
    other = page(translation(body=TRANSLATED), locale=ENGLISH)
    return own, other


@FORMS
@WIDTHS
def test_every_label_is_text_in_the_drawing(form: ChartForm, width: int) -> None:
    second = "90" if form is ChartForm.LINE else "12345.5"
    found = " ".join(texts(draw(plot(form, second=second), width)))
    for name in ("Жени", "Мъже", "2020", "2022", "12,5\u00a0%", "1000\u00a0%"):
        assert name in found, name
    if form is not ChartForm.LINE:
        assert "12\u00a0345,5\u00a0%" in found
        assert "—" in found


def test_numbers_are_written_as_the_language_does() -> None:
    assert "12,345.5%" in texts(draw(plot(locale=ENGLISH), WIDE))


@FORMS
@WIDTHS
def test_words_stay_on_the_sheet(form: ChartForm, width: int) -> None:
    """With a letter of .55 em on average, as in the usual faces without serifs."""
    for node in etree.fromstring(draw(plot(form), width)).iter(f"{SVG}text"):
        wide = len("".join(node.itertext())) * 15 * 0.55
        x, anchor = float(node.get("x", "")), node.get("text-anchor")
        start = {"start": x, "middle": x - wide / 2, "end": x - wide}[str(anchor)]
        assert start >= 0, node.text
        assert start + wide <= width, node.text


@FORMS
def test_a_strict_policy_lets_the_drawing_be(form: ChartForm) -> None:
    root = etree.fromstring(draw(plot(form), WIDE))
    names = {etree.QName(node).localname for node in root.iter(etree.Element)}
    assert not names & {"style", "script", "foreignObject", "image", "a"}
    assert not root.xpath("//@style")
    outside = [v for v in root.xpath("//@*[name()='href' or name()='xlink:href']") if v[0] != "#"]
    assert outside == []


def test_the_drawing_has_title_description_and_language() -> None:
    root = etree.fromstring(draw(plot(), WIDE))
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert (root[0].text, root[1].text) == ("Заглавие & $x^2$", "Описание")
    assert (root.get("role"), root.get("lang")) == ("img", "bg")


@FORMS
def test_series_differ_in_more_than_colour(form: ChartForm) -> None:
    root = etree.fromstring(draw(plot(form), WIDE))
    if form is ChartForm.LINE:
        dashes = {n.get("stroke-dasharray") for n in root.iter(f"{SVG}path") if n.get("stroke")}
        assert len(dashes) > 1
        assert len({node.get("d") for node in root.xpath("//*[local-name()='defs']/*")}) > 1
    else:
        assert any((n.get("fill") or "").startswith("url(") for n in root.iter(f"{SVG}path"))


def test_the_same_plot_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Another process, time, home and settings of Matplotlib."""
    (tmp_path / "matplotlibrc").write_text("svg.fonttype: path\nfont.size: 30\n", encoding="utf-8")
    script = (
        "import sys, hashlib\n"
        "from tests.unit.site.test_charts import WIDE, ChartForm, draw, plot\n"
        "print(hashlib.sha256(b''.join(draw(plot(f), WIDE) for f in ChartForm)).hexdigest())\n"
    )
    root = Path(__file__).parents[3]
    path = os.pathsep.join([str(root), str(root / "scripts")])
    found = set()
    for more in ({}, {"MATPLOTLIBRC": str(tmp_path), "SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo"}):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": path, **more},
            check=True,
            capture_output=True,
            text=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_plots_of_other_decimals_are_other_drawings() -> None:
    assert "7,0\u00a0%" in texts(draw(plot(second="7.0"), WIDE))
    assert "7,0\u00a0%" not in texts(draw(plot(second="7"), WIDE))


@pytest.mark.parametrize(
    "values", [("0", "0"), ("-3", "-5"), ("-3", "5"), ("999999999999999", "1")]
)
def test_odd_numbers_are_drawn_on_the_sheet(values: tuple[str, str]) -> None:
    numbers = tuple(Quantity(Decimal(v)) for v in values)
    for form in (ChartForm.BAR, ChartForm.LINE):
        odd = Plot(form, BULGARIAN, "Т", "О", ("а", "б"), (Series("с", numbers),))
        for node in etree.fromstring(draw(odd, NARROW)).iter(f"{SVG}text"):
            assert 0 <= float(node.get("x", "")) <= NARROW


def test_each_language_is_drawn_from_its_own_table(tmp_path: Path) -> None:
    own, other = one_page(tmp_path)
    library = library_of(own, other)
    (figure,) = charts_of(writer_of(library, tmp_path), own)["t-one"]
    assert figure.title == "Дял по образование"
    assert {"Висше & средно", "55,0\u00a0%"} <= set(texts(figure.svg))
    (figure,) = charts_of(writer_of(library, tmp_path, ENGLISH), other)["t-one"]
    assert {"Higher", "55.0%"} <= set(texts(figure.svg))
    assert figure.path == "assets/charts/analysis/one-t-one.en.svg"


def test_two_charts_of_a_table_have_files_of_their_own(tmp_path: Path) -> None:
    own, other = one_page(tmp_path, CHART, {**deepcopy(CHART), "form": "line"})
    written = files(writer_of(library_of(own, other), tmp_path).shared)
    base = "assets/charts/analysis/one-t-one"
    expected = {f"{base}{number}.{locale}.svg" for number in ("", "-2") for locale in languages()}
    assert set(written) == expected
    assert len(set(written.values())) == len(expected)


def test_a_build_draws_each_chart_once_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages ask for the heights, one after the other; the files are asked for after all of them."""
    drawn: list[str] = []

    class Blank:
        def __init__(self, plot: Plot, width: int) -> None:
            drawn.append(f"{plot.title} {width}")

        def saved(self) -> bytes:
            return b'<svg height="9"/>'

    monkeypatch.setattr(drawing, "Sheet", Blank)
    monkeypatch.setattr(drawing, "Bars", Nothing)
    monkeypatch.setattr(drawing, "MANY", 1200)  # A copy of this process would count for itself.
    charts = [deepcopy(CHART) for _ in range(300)]
    for number, chart in enumerate(charts):
        chart["title"] = {"bg": f"Дял {number}", "en": f"Share {number}"}
    pages = one_page(tmp_path, *charts)
    writer = writer_of(library_of(*pages), tmp_path)
    under_tables(writer, pages[0])
    assert len(drawn) == 600
    written = files(writer.shared)
    assert len(drawn) == len({*drawn}) == 2 * len(written) == 1200


def test_what_the_site_draws_no_more_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = dict[Drawn, bytes]()
    monkeypatch.setattr(drawing, "_KEPT", kept)
    for number in range(3):  # A server builds after each edit.
        title = {"bg": f"Дял {number}", "en": f"Share {number}"}
        writer = writer_of(library_of(*one_page(tmp_path, CHART | {"title": title})), tmp_path)
        assert 2 * len(files(writer.shared)) == len(kept) == 4
    assert {plot.title for plot, _ in kept} == {"Дял 2", "Share 2"}


def test_the_figure_is_drawn_in_the_page_at_two_widths_with_ids_of_their_own(
    tmp_path: Path,
) -> None:
    own, other = one_page(tmp_path, CHART, {**deepcopy(CHART), "form": "line"})
    found = under_tables(writer_of(library_of(own, other), tmp_path), own)["t-one"]
    tree = lhtml.fromstring(f"<main>{decode(found)['html']}</main>")
    drawings = tree.xpath("//*[local-name()='svg']")
    assert [each.get("viewbox").split()[2] for each in drawings] == ["640", "300"] * 2
    assert {each.get("aria-label") for each in drawings} == {"Расте с <образованието>."}
    names = tree.xpath("//*[local-name()='svg']//@id")
    assert len(names) == len({*names}) > 0
    referred = re.findall(r"url\(#([^)]+)\)", lhtml.tostring(tree, encoding="unicode"))
    assert {*referred} <= {*names}
    assert tree.xpath("//@font-family | //@style") == []
    assert "Висше & средно" in tree.text_content()


def test_one_chart_is_switched_with_the_table_and_the_rest_lead_to_it(tmp_path: Path) -> None:
    own, other = one_page(tmp_path, CHART, {**deepcopy(CHART), "form": "line"})
    writer = writer_of(library_of(own, other), tmp_path)
    tree = lhtml.fromstring(f"<main>{decode(under_tables(writer, own)['t-one'])['html']}</main>")
    first, second = tree.xpath("//figure")
    assert [each.get("value") for each in first.xpath(".//input")] == ["chart", "table"]
    assert second.xpath(".//input") == []
    assert second.xpath(".//figcaption/a/@href")[-1] == "#t-one"
    assert "../../assets/charts/analysis/one-t-one.bg.svg" in first.xpath(".//a/@href")


def test_a_book_has_a_picture_of_the_chart(tmp_path: Path) -> None:
    own, other = one_page(tmp_path)
    writer = replace(writer_of(library_of(own, other), tmp_path), whole=True)
    tree = lhtml.fromstring(f"<main>{decode(under_tables(writer, own)['t-one'])['html']}</main>")
    [picture] = tree.xpath("//img")
    assert picture.get("src") == "../../assets/charts/analysis/one-t-one.bg.svg"
    assert picture.get("alt") == "Расте с <образованието>."
    assert tree.xpath("//input | //*[local-name()='svg']") == []


def test_a_table_that_is_no_table_has_no_figure(tmp_path: Path) -> None:
    own = page(original(body="Текст.\n{#t-one}", charts=[CHART]))
    assert charts_of(writer_of(library_of(own), tmp_path), own) == {}


def test_drawings_made_together_are_those_made_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = writer_of(library_of(*one_page(tmp_path)), tmp_path)
    alone = files(writer.shared)
    monkeypatch.setattr(drawing, "_KEPT", {})
    monkeypatch.setattr(drawing, "MANY", 0)
    assert files(writer.shared) == alone
