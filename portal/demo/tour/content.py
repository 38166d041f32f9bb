"""What of the demo the stops are about: one policy with a presentation, one theme, and so on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from briefs.answers.parts import PARTS
from briefs.models import Submission
from cases.addresses import below_home
from cases.choices import Visibility
from cases.selectors import policy_models
from uploads.models import SourceFile


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A brief on its way: ``session`` is a slug, ``file`` and ``stable_id`` are UUIDs as text."""

    stable_id: str
    session: str
    state: str
    file: str


@dataclass(frozen=True, slots=True)
class Content:
    """Slugs and identifiers in the demo content. Raises LookupError for what is not there."""

    theme: str = "public-transport"
    city: str = "seoul"
    session: str = "2012-05"
    place: str = "topis"
    parts_of_a_brief: Sequence[str] = field(default_factory=lambda: tuple(PARTS))

    @property
    def policy_with_file(self) -> str:
        """Stable identifier of a public policy with a file that readers may see."""
        return str(self._shown()[0].stable_id)

    @property
    def file(self) -> str:
        """The file of that policy."""
        return str(self._shown()[1].stable_id)

    def path_of_page(self, model: type[Page]) -> str:
        """Address of a public page of the type; among policies of one with files and figures."""
        if model in policy_models():
            pages = model.objects.live().filter(visibility=Visibility.PUBLIC)
            page = max(pages, key=_richness, default=None)
        else:
            page = model.objects.live().order_by("path").first()
        if page is None:
            raise LookupError(f"The demo has no page of the type {model._meta.label}.")
        return below_home(page.url_path)

    def submission(self, name: str) -> Unfinished:
        """The brief of the sample account with that name before the @."""
        found = Submission.objects.select_related("session").get(
            author__email=f"{name}@example.org"
        )
        attached = found.files.select_related("source_file").first()
        return Unfinished(
            stable_id=str(found.stable_id),
            session=found.session.slug,
            state=found.state,
            file=str(attached.source_file.stable_id) if attached else "",
        )

    def _shown(self) -> tuple[Any, SourceFile]:
        for model in policy_models():
            for page in model.objects.live().filter(visibility=Visibility.PUBLIC).order_by("path"):
                for file in page.files.all():
                    if file.source_file.is_shown:
                        return page, file.source_file
        raise LookupError("The demo has no public policy with a file that is shown.")


def _richness(page: Any) -> tuple[int, int, int]:
    return (len(page.files.all()), len(page.indicators), len(page.sources))
