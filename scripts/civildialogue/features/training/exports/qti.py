"""Questions as a package of QTI 2.1: an item for each, and a test that has them by lesson.

Source: 1EdTech, Question and Test Interoperability 2.1, Assessment Test, Section and Item; Content
Packaging 1.1.4.
"""

import io
from collections.abc import Iterable, Sequence

from lxml import etree

from civildialogue.core.output.archive import pack
from civildialogue.features.training.exports.items import Item, Unit
from civildialogue.features.training.exports.qti_items import (
    NAMESPACE,
    ItemWriter,
    add,
    namespaces,
    outcome,
    written,
)

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ITEM, _TEST = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"
_TEST_FILE = "test.xml"


def write(title: str, units: Sequence[Unit]) -> bytes:
    """The package of the questions of the units, each unit a section of the test."""
    name = title if len(units) > 1 else units[0].title
    asked = [(unit, item) for unit in units for item in unit.items]
    items = {
        f"{name_of(unit, item)}.xml": ItemWriter(unit, item, name_of(unit, item)).write()
        for unit, item in asked
    }
    target = io.BytesIO()
    files = {"imsmanifest.xml": _manifest(units, items), _TEST_FILE: _test(name, units), **items}
    pack(files.items(), target)
    return target.getvalue()


def name_of(unit: Unit, item: Item) -> str:
    """What an item is known by in the package."""
    return f"q-{unit.lesson.id}-{item.id}"


def _test(title: str, units: Iterable[Unit]) -> bytes:
    root = etree.Element(
        f"{{{NAMESPACE}}}assessmentTest",
        {"identifier": "test", "title": title},
        nsmap=namespaces(),
    )
    score = outcome(root, "SCORE", "single", "float")
    add(add(score, "defaultValue"), "value", "0")
    part = add(
        root,
        "testPart",
        identifier="questions",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    add(part, "itemSessionControl", maxAttempts="0", showFeedback="true")
    for unit in units:
        section = add(part, "assessmentSection", identifier=f"lesson-{unit.lesson.id}")
        section.set("title", unit.title)
        section.set("visible", "true")
        for item in unit.items:
            name = name_of(unit, item)
            add(section, "assessmentItemRef", identifier=name, href=f"{name}.xml")
    processing = add(root, "outcomeProcessing")
    total = add(add(processing, "setOutcomeValue", identifier="SCORE"), "sum")
    add(total, "testVariables", variableIdentifier="SCORE")
    return written(root)


def _manifest(units: Sequence[Unit], items: Iterable[str]) -> bytes:
    whole = "training" if len(units) > 1 else f"training-{units[0].lesson.id}"
    names: dict[str, str] = {None: _PACKAGE}  # type: ignore[dict-item]
    given = {"identifier": f"{whole}-{units[0].locale}"}
    root = etree.Element(f"{{{_PACKAGE}}}manifest", given, nsmap=names)
    metadata = add(root, "metadata")
    add(metadata, "schema", "QTIv2.1 Package")
    add(metadata, "schemaversion", "1.0.0")
    add(root, "organizations")
    resources = add(root, "resources")
    test = add(resources, "resource", identifier="test", type=_TEST, href=_TEST_FILE)
    add(test, "file", href=_TEST_FILE)
    for file in items:
        add(test, "dependency", identifierref=file.removesuffix(".xml"))
    for file in items:
        name = file.removesuffix(".xml")
        item = add(resources, "resource", identifier=name, type=_ITEM, href=file)
        add(item, "file", href=file)
    return written(root)
