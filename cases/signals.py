"""What content packages tell those above them that Wagtail's own signals do not.

``policies_published`` is sent with ``pages``, a list of policies of one kind that an import made
live together, in the transaction that wrote them. For such pages ``page_published`` is not sent:
answering it five thousand times, one page at a time, takes most of an import. Whoever listens to
``page_published`` for policies listens to both.
"""

from __future__ import annotations

from django.dispatch import Signal

policies_published = Signal()
