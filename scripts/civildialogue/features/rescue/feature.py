"""What the routing of reports declares to the core."""

import re

from civildialogue.core.feature import Feature, RecordKind
from civildialogue.core.model.localized import Localized
from civildialogue.features.rescue import checks, data, pages
from civildialogue.features.rescue.model import (
    EMAIL,
    FILES,
    LIST,
    NAME,
    PHONE,
    REACHED,
    Routes,
    named,
)

RESCUE = Feature(
    name="rescue",
    package="civildialogue.features.rescue",
    needs_records=True,
    patterns={
        REACHED: Localized(
            bg="поне телефон, адрес или електронна поща",
            en="at least a telephone, an address or an email",
        ),
        PHONE: Localized(bg="телефон като 042 692 200", en="a telephone such as 042 692 200"),
        EMAIL: Localized(bg="адрес за електронна поща", en="an address for email"),
    },
    records=(
        RecordKind(
            NAME,
            Routes,
            FILES,
            ".yml",
            file_name=re.compile(rf"{NAME}\.yml"),
            references=named,
        ),
    ),
    checks=(checks.routes,),
    due_checks=(checks.due,),
    pages=(LIST,),
    documents=pages.documents,
    ends=pages.ends,
    datasets=data.DATASETS,
    texts=lambda _: (),
)
