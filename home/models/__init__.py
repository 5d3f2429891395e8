from home.models.home import HomePage
from home.models.pins import PinnedPublication, PinnedStory
from home.models.seeded import SeededRecord
from home.models.standard import StandardPage

__all__ = ["HomePage", "PinnedPublication", "PinnedStory", "SeededRecord", "StandardPage"]
