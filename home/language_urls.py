"""Addresses of the room below a language that are no page of Wagtail's."""

from django.urls import path

from home.feeds import TopicFeed
from home.views import topic_page, topic_picture

urlpatterns = [
    path("topics/<slug:slug>/", topic_page, name="home_topic"),
    path("topics/<slug:slug>/feed/", TopicFeed.as_view(), name="home_topic_feed"),
    path("topics/<slug:slug>/share-<slug:digest>.jpg", topic_picture, name="home_topic_picture"),
]
