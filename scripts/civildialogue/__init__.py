"""civildialogue: the publishing system of the Digital Civic and Business Forum."""

from importlib.metadata import version

__version__ = version(__name__)
