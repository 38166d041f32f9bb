"""What other packages hear about accounts, so that accounts need not know them."""

from __future__ import annotations

from django.dispatch import Signal

#: Sent with ``user`` inside the transaction that deletes the account, before it is gone.
#: Receivers take the person out of what they keep; whoever raises keeps the account.
account_closing = Signal()

#: Sent with ``user`` when a person downloads what the portal knows of them. Receivers return a
#: mapping of a name to something JSON can hold: dicts, lists, texts, numbers, dates as ISO texts.
data_asked = Signal()
