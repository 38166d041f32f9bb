"""From a file to its pages: text and pictures, made by child processes inside a fence.

``examine`` is the door for the worker and the command line. It runs, each in a fence of its own,
``child`` (inspection), LibreOffice (``convert``), ``child`` again (``reading``) and, where a page
has no text, tesseract (``ocr``). Nothing here knows Django; the parent parses no uploaded byte.
"""

from __future__ import annotations
