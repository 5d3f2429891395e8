from newsroom.models.article import ArticlePage, ArticleTopic
from newsroom.models.index import NewsIndexPage

__all__ = ["ArticlePage", "ArticleTopic", "NewsIndexPage"]
