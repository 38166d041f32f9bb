"""What search engines and harvesters are told."""

from __future__ import annotations

from portal.settings import env

#: Scheme and host of every address that others keep; "": those of the request.
PUBLIC_ORIGIN = env.PUBLIC_ORIGIN.rstrip("/")
#: Whether search engines may list this site; a laptop's may not.
SEARCH_ENGINES_WELCOME = False
#: The middle of ``oai:cases.example.org:abc``. Harvesters keep it for ever; "": our host name.
OAI_NAMESPACE = env.OAI_NAMESPACE
#: ``mailto:`` or ``https:`` address for those who found a weakness; "": no security.txt.
SECURITY_CONTACT = env.SECURITY_CONTACT
