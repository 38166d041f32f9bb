"""The page behind the owner's personal link.

The link itself only notes in the session which question was opened, and leads on to an address
without the secret: mail scanners open links too. What happens happens by POST.
"""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.addresses import in_interface_language, permanent_path
from cases.choices import CheckAnswer
from cases.freshness.answering import CheckClosed, check_of, confirm_facts, report_change
from cases.freshness.facts import facts_of, figures_to_check
from cases.models import FactCheck
from programmes.secret_links import digest_of

OPENED: Final = "opened_fact_check"


class AnswerForm(forms.Form):
    """Which button was pressed, and what has changed."""

    answer = forms.ChoiceField(choices=CheckAnswer.choices)
    text = forms.CharField(
        label=_("What has changed?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """Whoever says that something changed says what."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == CheckAnswer.CHANGED and not cleaned.get("text"):
            self.add_error("text", _("Write what has changed, in a sentence or two."))
        return cleaned


@never_cache
@require_safe
def facts_link(request: HttpRequest, secret: str) -> HttpResponse:
    """``/facts/<secret>/``: the same answer for every secret."""
    request.session[OPENED] = digest_of(secret)
    response = redirect("facts")
    # Only here: a page without referrer also sends no origin, and its form would be refused.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest) -> HttpResponse:
    """``/facts/``: the facts, and the two answers."""
    check = check_of(request.session.get(OPENED, ""))
    if check is None:
        return _dead_link(request)
    form = AnswerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, check, form)
    try:
        _act(check, form.cleaned_data)
    except CheckClosed:  # by another click, at the same moment
        return _dead_link(request)
    del request.session[OPENED]
    return redirect("facts_thanks", form.cleaned_data["answer"])


@require_safe
def facts_thanks(request: HttpRequest, answer: str) -> HttpResponse:
    """``/facts-thanks/confirmed/``: what happens now."""
    return render(request, "cases/freshness/thanks.html", {"answer": answer})


def _act(check: FactCheck, answered: dict[str, Any]) -> None:
    if answered["answer"] == CheckAnswer.CONFIRMED:
        confirm_facts(check=check)
    else:
        report_change(check=check, text=answered["text"])


def _page(request: HttpRequest, check: FactCheck, form: AnswerForm) -> HttpResponse:
    policy = check.page.specific
    context = {
        "policy": policy,
        "facts": facts_of(policy),
        "figures": figures_to_check(policy),
        "form": form,
        "policy_url": in_interface_language(permanent_path(policy.stable_id)),
    }
    return render(request, "cases/freshness/facts.html", context)


def _dead_link(request: HttpRequest) -> HttpResponse:
    """The same page whether it was never a link, was used, is too old, or the page has changed."""
    return render(request, "cases/freshness/dead_link.html", status=410)
