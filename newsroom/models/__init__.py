from newsroom.models.article import ArticlePage
from newsroom.models.index import NewsIndexPage
from newsroom.models.kinds import StoryKind
from newsroom.models.links import ArticleTopic, RelatedToStory
from newsroom.models.series import Series

__all__ = ["ArticlePage", "ArticleTopic", "NewsIndexPage", "RelatedToStory", "Series", "StoryKind"]
