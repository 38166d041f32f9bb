"""The two questions that may be asked of a file: ``look`` in the request, ``inspect`` in the fence.

    name, bytes -> look_at -> (PDF | parts | PPT | picture) -> Findings -> Verdict

Neither ever raises: whatever a parser throws is an answer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from uploads.inspection.findings import Findings, Refusal
from uploads.inspection.image.decoding import decode
from uploads.inspection.kinds import Kind
from uploads.inspection.limits import DEFAULT, Limits
from uploads.inspection.look import look_at
from uploads.inspection.office.parts import inspect_parts
from uploads.inspection.office.presentation97 import inspect_ppt
from uploads.inspection.pdf.opening import inspect_pdf
from uploads.inspection.recognise import Content
from uploads.inspection.verdict import Reason, Verdict


def look(path: Path | str, name: str, limits: Limits = DEFAULT) -> Verdict:
    """Accept or refuse by size, name, first bytes and directory.

    ``name`` is the name as the person gave it. Reads at most some hundred kilobytes.
    """
    return _answered(lambda findings: look_at(Path(path), name, findings, limits))


def inspect(path: Path | str, name: str, limits: Limits = DEFAULT) -> Verdict:
    """The whole inspection: every part, object and pixel is read once.

    Takes seconds and some hundred MiB for the worst of files: run it in a fenced process.
    """

    def steps(findings: Findings) -> None:
        content = look_at(Path(path), name, findings, limits)
        _open(Path(path), content, findings, limits)

    return _answered(steps)


def _open(path: Path, content: Content, findings: Findings, limits: Limits) -> None:
    if content.kind == Kind.PDF:
        inspect_pdf(path, findings, limits)
        return
    with path.open("rb") as file:
        if content.package is not None:
            inspect_parts(file, content.package, findings, limits)
        elif content.kind == Kind.PPT:
            inspect_ppt(file, findings, limits)
        else:
            decode(file, content.kind, limits)


def _answered(steps: Callable[[Findings], object]) -> Verdict:
    findings = Findings()
    try:
        steps(findings)
    except Refusal as refusal:
        return findings.refused(refusal)
    except MemoryError:
        return findings.refused(Refusal(Reason.RENDER_LIMIT, "takes more memory than there is"))
    except Exception as error:  # noqa: BLE001 - a file that breaks a parser is refused, no more
        return findings.refused(Refusal(Reason.CRASHED, f"{type(error).__name__}: {error}"))
    return findings.verdict()
