"""A window that one visitor leaves is as good as new for the next, so that tests can share it."""

from .built import Site
from .visit import Windows


def test_nothing_of_a_visitor_is_left(site: Site, windows: Windows) -> None:
    kind = (1280, "light", "/* a kind of its own */")
    first = windows.take(*kind)
    page = first.page
    first.open(site.url("bg", "home"))
    usual = page.evaluate("Date.now()")
    page.evaluate("localStorage.left = sessionStorage.left = 'here'")
    page.route("**/*.js", lambda route: route.abort())
    first.context.route("**/*.css", lambda route: route.abort())
    first.context.new_page().goto(site.url("en", "home"))
    page.emulate_media(media="print")
    first.comes_at(0)
    windows.give_back(first)
    asked = list(first.requested)

    second = windows.take(320, *kind[1:])
    assert second.context.pages == [page] == [second.page]
    second.open(site.url("bg", "home"))
    assert page.evaluate("[localStorage.left, sessionStorage.left]") == [None, None]
    assert page.evaluate("[Date.now(), innerWidth]") == [usual, 320]
    assert page.evaluate("matchMedia('screen').matches")
    assert second.errors == []
    assert first.requested == asked
    windows.give_back(second)
