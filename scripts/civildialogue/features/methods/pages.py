"""What the head of a method card shows."""

from civildialogue.core.site.pages.facts import Named, duration, pages, plain
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.methods.model import FOLDER, MethodMatter


def facts(writer: Writer, key: str, record: MethodMatter) -> Named:
    """The card of a method."""
    yield "initiators", plain(*(writer.t(f"initiator.{i}") for i in record.initiators))
    yield "levels", plain(*(writer.t(f"level.{level}") for level in record.levels))
    yield "duration", plain(duration(writer, record.duration))
    yield "cost", plain(writer.t(f"cost.{record.cost}"))
    yield (
        "legal-basis",
        [
            {
                "text": f"{writer.library.sources[p.source].value.short[writer.locale]}, "
                + writer.provision(p),
                "url": f"{writer.address(key)}#source-{p.source}",
            }
            for p in record.legal_basis
            if p.source in writer.library.sources
        ],
    )
    yield (
        "tools",
        [{"text": tool.name[writer.locale], "url": str(tool.url)} for tool in record.tools],
    )
    yield "related", pages(writer, (f"{FOLDER}/{name}" for name in record.related))
