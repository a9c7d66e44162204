"""civildialogue: the publishing system of the Digital Civic and Business Forum."""

__version__ = "0.1.0"
