"""Addresses: machines first, then what stands below a language, then Wagtail's page tree."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

handler400 = "site_config.operations.errors.bad_request"
handler403 = "site_config.operations.errors.permission_denied"
handler404 = "site_config.operations.errors.page_not_found"
handler500 = "site_config.operations.errors.server_error"

urlpatterns = [
    path("", include("site_config.languages.urls")),
    path("", include("site_config.operations.urls")),
    path("", include("home.urls")),
    path("", include("newsroom.urls")),
    path("", include("research.urls")),
    path("", include("site_config.pages.urls")),
    path("media/", include("site_config.media.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include("site_config.media.document_urls")),
]

urlpatterns += i18n_patterns(
    path("", include("site_config.search.urls")),
    path("", include("site_config.enquiries.urls")),
    path("", include("home.language_urls")),
    path("", include("newsroom.language_urls")),
    path("", include("research.language_urls")),
    path("", include("site_config.pages.language_urls")),
    path("", include(wagtail_urls)),
)
