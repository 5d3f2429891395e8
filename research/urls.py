"""Addresses of the room that have no language in front: what machines and printed citations rely on."""

from django.urls import path

from research.oai.views import oai
from research.views.permanent import permanent_link
from research.views.unapi import unapi

urlpatterns = [
    path("id/publication/<int:number>/<str:language>", permanent_link, name="research_permanent_link"),
    path("unapi", unapi, name="research_unapi"),
    path("oai", oai, name="research_oai"),
]
