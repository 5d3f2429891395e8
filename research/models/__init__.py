from research.models.index import ResearchIndexPage
from research.models.parts import Edition, PermanentNumber, PublicationAuthor, PublicationTopic
from research.models.publication import PublicationKind, PublicationPage

__all__ = [
    "Edition",
    "PermanentNumber",
    "PublicationAuthor",
    "PublicationKind",
    "PublicationPage",
    "PublicationTopic",
    "ResearchIndexPage",
]
