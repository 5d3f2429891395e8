from research.models.catalogue import CatalogueRecord, CatalogueSet
from research.models.contributors import PublicationAuthor, PublicationEditor
from research.models.editions import Edition
from research.models.imports import ImportLine, ImportRun
from research.models.index import ResearchIndexPage
from research.models.links import PublicationTopic, RelatedPage
from research.models.listing import ListEntry
from research.models.numbers import PermanentNumber
from research.models.publication import PublicationPage
from research.models.removed import RemovedPublication

__all__ = [
    "CatalogueRecord",
    "CatalogueSet",
    "Edition",
    "ImportLine",
    "ImportRun",
    "ListEntry",
    "PermanentNumber",
    "PublicationAuthor",
    "PublicationEditor",
    "PublicationPage",
    "PublicationTopic",
    "RelatedPage",
    "RemovedPublication",
    "ResearchIndexPage",
]
