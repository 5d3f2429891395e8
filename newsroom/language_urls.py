"""Addresses of the room below a language."""

from django.urls import path

from newsroom.feeds import StoryFeed

urlpatterns = [path("news/feed/", StoryFeed.as_view(), name="newsroom_feed")]
