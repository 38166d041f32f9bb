"""Part "consent": who may read it, on what terms, who is named, who may be asked."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from briefs.answers.fields import one_of
from briefs.answers.questions.asking import Questions
from cases.choices import Visibility
from uploads.choices import Licence

YES, NO = "yes", "no"
YES_NO = [(YES, _("Yes")), (NO, _("No"))]


class ConsentQuestions(Questions):
    """Nobody is named without consent, and no e-mail address is ever shown."""

    to_send = frozenset({"visibility", "licence", "authors"})
    to_publish = frozenset({"contact_open"})

    visibility = one_of(_("Who may read it after publication?"), Visibility.choices)
    licence = one_of(_("What may readers do with the text?"), Licence.choices)
    contact_open = one_of(
        _("May readers write to the office?"),
        YES_NO,
        _("Through a form on this website. No e-mail address is shown."),
    )

    groups = (("authors",), ("contact_open",), ("visibility", "licence"))
