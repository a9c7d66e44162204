"""civildialogue: a publishing system for forums of citizens and business."""

from importlib.metadata import version

__version__ = version(__name__)
