"""What corrections declare to the core."""

from civildialogue.core.feature import Feature, RecordKind
from civildialogue.features.corrections import checks, pages
from civildialogue.features.corrections.model import FILES, LIST, Correction

CORRECTIONS = Feature(
    name="corrections",
    package="civildialogue.features.corrections",
    needs_records=True,
    records=(
        RecordKind(
            "corrections",
            Correction,
            FILES,
            ".yml",
            page=LIST,
            title=lambda correction, locale: correction.stands[locale],
        ),
    ),
    checks=(checks.corrections,),
    pages=(LIST,),
    documents=pages.documents,
    after=pages.after,
    ends=pages.ends,
)
