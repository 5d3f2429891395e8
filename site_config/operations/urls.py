from django.urls import path

from site_config.operations import health, machines

urlpatterns = [
    path("health/live", health.live, name="operations_live"),
    path("health/ready", health.ready, name="operations_ready"),
    path("robots.txt", machines.robots_txt, name="operations_robots"),
    path(".well-known/security.txt", machines.security_txt, name="operations_security"),
]
