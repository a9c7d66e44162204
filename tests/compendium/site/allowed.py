"""What text from the public may become in HTML: the list that tests hold it to."""

from html.parser import HTMLParser

TAGS = frozenset("p br hr ul ol li blockquote em strong code pre a span".split())
ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}
"""Every other tag has none. ``span`` is what a link becomes whose target is not allowed."""
REL = "nofollow ugc noopener"
SCHEMES = ("http://", "https://", "mailto:")
VOID = frozenset(("br", "hr"))


class Strict(HTMLParser):
    """Reads HTML as a browser's tokeniser does and keeps everything that is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in TAGS:
            self.faults.append(f"tag {tag}")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, ()):
                self.faults.append(f"attribute {tag} {name}={value}")
            elif name == "href" and not (value or "").lower().startswith(SCHEMES):
                self.faults.append(f"target {value}")
            elif name == "rel" and value != REL:
                self.faults.append(f"rel {value}")
            elif name == "start" and not (value or "").isdecimal():
                self.faults.append(f"start {value}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"end of {tag}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"declaration {data}")


def read(html: str) -> Strict:
    """The HTML as read to its end; an element left open is a fault too."""
    parser = Strict()
    parser.feed(html)
    parser.close()
    parser.faults += [f"{tag} left open" for tag in parser.open]
    return parser


def faults(html: str) -> list[str]:
    """Everything in the HTML that is not allowed."""
    return read(html).faults


def words(html: str) -> str:
    """The text of the HTML, white space folded."""
    return " ".join("".join(read(html).words).split())
