"""What is said about a file, and the upload of one or several."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from briefs.models import SubmissionFile
from briefs.writing.attaching import Described
from taxonomy.languages import CONTENT_LANGUAGE_CHOICES
from uploads.choices import FileKind, Licence

#: What the browser offers to pick; the server looks at the content.
ACCEPTED = ".pdf,.pptx,.ppt,.docx,.png,.jpg,.jpeg,.webp"


class AboutFileForm(forms.Form):
    """Kind, language, licence, and whether its notes may be searched."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=FileKind.choices,
        widget=forms.Select(attrs={"class": "field"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the file"),
        choices=CONTENT_LANGUAGE_CHOICES,
        widget=forms.Select(attrs={"class": "field"}),
    )
    licence = forms.ChoiceField(
        label=_("What may readers do with it?"),
        choices=Licence.choices,
        widget=forms.Select(attrs={"class": "field"}),
    )
    notes_searchable = forms.BooleanField(
        label=_("Speaker notes may be searched"),
        help_text=_("Notes are never shown; with this, their words find the slide."),
        required=False,
    )

    @classmethod
    def about(cls, row: SubmissionFile) -> AboutFileForm:
        """Filled with what is known of a file."""
        file = row.source_file
        return cls(
            initial={
                "kind": row.kind,
                "language": file.language,
                "licence": file.licence,
                "notes_searchable": file.notes_searchable,
            }
        )

    @property
    def described(self) -> Described:
        """After ``is_valid``."""
        return Described(**self.cleaned_data)


class UploadForm(AboutFileForm):
    """The same for files that are about to come; the files are taken from the request."""

    @classmethod
    def fresh(cls, language: str) -> UploadForm:
        """For the next upload; ``language`` is that of the brief."""
        return cls(initial=_fresh(language))


def _fresh(language: str) -> dict[str, Any]:
    return {
        "kind": FileKind.DECK,
        "language": language or "en",
        "licence": Licence.ALL_RIGHTS_RESERVED,
    }
