"""All topics put together; dev, test and production start from here."""

from __future__ import annotations

from portal.settings.accounts import *  # noqa: F403
from portal.settings.base import *  # noqa: F403
from portal.settings.database import *  # noqa: F403
from portal.settings.i18n import *  # noqa: F403
from portal.settings.logs import *  # noqa: F403
from portal.settings.mail import *  # noqa: F403
from portal.settings.outside import *  # noqa: F403
from portal.settings.search import *  # noqa: F403
from portal.settings.security import *  # noqa: F403
from portal.settings.storage import *  # noqa: F403
from portal.settings.tasks import *  # noqa: F403
from portal.settings.uploads import *  # noqa: F403
