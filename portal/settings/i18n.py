"""Languages of the interface. The language of the content is another thing."""

from __future__ import annotations

from portal.settings import env
from taxonomy.languages import INTERFACE_LANGUAGE_CHOICES

LANGUAGE_CODE = "en"
LANGUAGES = INTERFACE_LANGUAGE_CHOICES
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
#: The second one says Wagtail's own sentences in the words of the product, in English, too.
LOCALE_PATHS = [env.BASE_DIR / "locale", env.BASE_DIR / "locale_of_wagtail"]
#: Dates and numbers where Django's own formats would mislead.
FORMAT_MODULE_PATH = "portal.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Seoul"
LANGUAGE_COOKIE_SAMESITE = "Lax"
