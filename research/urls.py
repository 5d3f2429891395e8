from django.urls import path

from research.views import permanent_link

urlpatterns = [path("id/publication/<int:number>/<str:language>", permanent_link, name="research_permanent_link")]
