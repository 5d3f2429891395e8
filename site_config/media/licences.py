"""Under what terms a picture may be shown, and where these terms stand."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_CREATIVE_COMMONS = "https://creativecommons.org"


class Licence(TextChoices):
    """The terms under which IOM shows a picture; those of others are named as their owners name them."""

    IOM = "iom", _("© IOM: made by or for IOM")
    PERMISSION = "permission", _("Used by permission of its owner")
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "cc-by-nc-4.0", "CC BY-NC 4.0"
    CC_BY_NC_SA = "cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0"
    CC_BY_NC_ND = "cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0"
    # The ones that intergovernmental organisations put under what they publish.
    CC_BY_IGO = "cc-by-3.0-igo", "CC BY 3.0 IGO"
    CC_BY_NC_ND_IGO = "cc-by-nc-nd-3.0-igo", "CC BY-NC-ND 3.0 IGO"
    CC_ZERO = "cc0-1.0", "CC0 1.0"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")


#: Where a licence stands in full; the terms that are not listed stand nowhere.
ADDRESSES: dict[str, str] = {
    Licence.CC_BY: f"{_CREATIVE_COMMONS}/licenses/by/4.0/",
    Licence.CC_BY_SA: f"{_CREATIVE_COMMONS}/licenses/by-sa/4.0/",
    Licence.CC_BY_NC: f"{_CREATIVE_COMMONS}/licenses/by-nc/4.0/",
    Licence.CC_BY_NC_SA: f"{_CREATIVE_COMMONS}/licenses/by-nc-sa/4.0/",
    Licence.CC_BY_NC_ND: f"{_CREATIVE_COMMONS}/licenses/by-nc-nd/4.0/",
    Licence.CC_BY_IGO: f"{_CREATIVE_COMMONS}/licenses/by/3.0/igo/",
    Licence.CC_BY_NC_ND_IGO: f"{_CREATIVE_COMMONS}/licenses/by-nc-nd/3.0/igo/",
    Licence.CC_ZERO: f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/",
    Licence.PUBLIC_DOMAIN: f"{_CREATIVE_COMMONS}/publicdomain/mark/1.0/",
}
