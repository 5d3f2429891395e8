"""The mission's accounts in social networks, as machines are told of them."""

from __future__ import annotations

from site_config.navigation.models import NavigationSettings, SocialAccount


def public_accounts() -> list[str]:
    """Return the addresses of the accounts that stand in the contact details that readers are shown; one query."""
    shown = NavigationSettings._default_manager.filter(site__is_default_site=True, contact_details__live=True)
    accounts = SocialAccount._default_manager.filter(details__in=shown.values("contact_details"))
    return list(accounts.order_by("sort_order", "pk").values_list("address", flat=True))
