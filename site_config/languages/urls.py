from django.urls import path

from site_config.languages.views import front_door

urlpatterns = [path("", front_door, name="front_door")]
