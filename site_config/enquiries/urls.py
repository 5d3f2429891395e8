from django.urls import path

from site_config.enquiries.views import enquiry, sent

urlpatterns = [
    path("enquiries/", enquiry, name="enquiry"),
    path("enquiries/sent/", sent, name="enquiry_sent"),
]
